import assert from "node:assert/strict";
import { isRobot } from "@/lib/replies/robots.ts";

const PERSON = { externalId: "500", username: "kotova", name: "Марина Котова" };

Deno.test("RE-01 machines are known by their names", () => {
  for (const username of ["news_bot", "bot", "HelperBot", "no-reply", "noreply@shop.ru", "Mailer-Daemon"]) {
    assert.ok(isRobot({ ...PERSON, username }, "Здравствуйте"), username);
  }
  assert.ok(isRobot({ externalId: "noreply@example.com" }, ""));
});

Deno.test("RE-01 machines are known by what they say of themselves", () => {
  for (
    const text of [
      "Автоответ: я в отпуске до 5 августа",
      "«Это автоматическое сообщение»",
      "Сообщение сгенерировано автоматически",
      "Пожалуйста, не отвечайте на это письмо.",
      "Auto-reply: thank you for your message",
      "This is an automated e-mail",
      "Out of office until Monday",
      "Please do not reply to this message",
    ]
  ) assert.ok(isRobot(PERSON, text), text);
});

Deno.test("RE-01 people are taken for people", () => {
  for (const username of ["talbot", "abbot", "robotnik", "anna.bottova", null]) {
    assert.ok(!isRobot({ ...PERSON, username }, "Здравствуйте"), String(username));
  }
  for (
    const text of [
      "Мне пришло автоматическое письмо, что с ним делать?",
      "У вас бот отвечает?",
      "I lost an automatic reply",
    ]
  ) assert.ok(!isRobot(PERSON, text), text);
});
