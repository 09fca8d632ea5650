import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { REFUSED } from "@/components/inbox/MessageBubble.tsx";
import { Thread } from "@/components/inbox/Thread.tsx";
import type { MessageView } from "@/lib/inbox/view.ts";
import {
  sampleAnswer,
  sampleFile,
  sampleLang,
  sampleMessage,
  VERA,
} from "@/tests/components/inbox/sample.ts";

function show(...messages: MessageView[]): string {
  return render(
    <Thread lang={sampleLang()} messages={messages} platform="vk" usualVia="direct" viewerId={VERA.id} />,
  );
}

Deno.test("a message's markup stays text", () => {
  const html = show(sampleMessage({ text: "<img src=x onerror=alert(1)> & https://a.b" }));
  assert.ok(html.includes(">&lt;img src=x onerror=alert(1)> &amp; <a"), html);
  assert.ok(!html.includes("<img"));
});

Deno.test("addresses become links that tell nothing, without the sentence's full stop", () => {
  const html = show(sampleMessage({ text: "См. https://kolos.ru/a?b=1." }));
  assert.match(html, /<a [^>]*href="https:\/\/kolos\.ru\/a\?b=1"[^>]*>https:\/\/kolos\.ru\/a\?b=1<\/a>\./);
  assert.match(html, /rel="noopener noreferrer nofollow"/);
});

Deno.test("no other scheme becomes a link", () => {
  assert.doesNotMatch(show(sampleMessage({ text: "javascript:alert(1) data:text/html,x ftp://a" })), /<a /);
});

Deno.test("an answer that failed says why and offers to try again, without scripts too", () => {
  const html = show(sampleAnswer({ id: "m9", status: "failed", error: { code: "user", message: "" } }));
  assert.match(html, /Клиент недоступен/);
  assert.match(html, /<form[^>]* method="post"[^>]* action="\/inbox\/t1\/messages\/m9\/retry"/);
  assert.match(html, /Отправить ещё раз/);
});

Deno.test("an answer of unknown fate asks to look before repeating", () => {
  const html = show(sampleAnswer({ id: "m2", status: "unsure", error: { code: "unsure", message: "" } }));
  assert.match(html, /Проверьте там, прежде чем повторять/);
  assert.match(html, /action="\/inbox\/t1\/messages\/m2\/arrived".*Оно дошло/s);
  assert.match(html, /action="\/inbox\/t1\/messages\/m2\/retry".*Отправить ещё раз/s);
});

Deno.test("an answer that waits says so and asks nothing", () => {
  const html = show(sampleAnswer({ status: "queued", error: { code: "waiting_rate", message: "" } }));
  assert.match(html, /просит подождать/);
  assert.doesNotMatch(html, /<form/);
});

Deno.test("an answer that our server refused can be thrown away", () => {
  const html = show(sampleAnswer({ status: "failed", error: { code: REFUSED, message: "Слишком длинно." } }));
  assert.match(html, /Слишком длинно\./);
  assert.match(html, /name="discard"/);
});

Deno.test("WA-09 a status is a mark with words", () => {
  for (
    const [status, words] of [["sent", "отправлено"], ["delivered", "доставлено"], [
      "read",
      "прочитано",
    ]] as const
  ) {
    assert.match(show(sampleAnswer({ status })), new RegExp(`role="img" aria-label="${words}"`));
  }
});

Deno.test("only the last message of a group shows how far it has come", () => {
  const html = show(sampleAnswer({ status: "read" }), sampleAnswer({ status: "read" }));
  assert.equal(html.match(/прочитано/g)?.length, 2, "title and label of one mark");
});

Deno.test("VK-21 a broadcast's line says that it was one and whose, apart from what else the machine wrote", () => {
  const author = { type: "system", id: VERA.id, name: VERA.name } as const;
  const html = show(
    sampleAnswer({ author, broadcastId: "b1", text: "Новая партия" }),
    sampleAnswer({ author, text: "Мы вам ответим" }),
  );
  assert.match(html, /Рассылка, Вера Лисицына.*Новая партия.*Автоматически.*Мы вам ответим/s);
});

Deno.test("VK-20 a native answer names the person and the platform", () => {
  const html = show(sampleAnswer({ author: { type: "native", name: "Мария Ким" } }));
  assert.match(html, /Мария Ким, из приложения ВКонтакте/);
});

Deno.test("our own answers are ours, a colleague's carry the name", () => {
  assert.match(show(sampleAnswer()), /aria-label="Вы"/);
  const author = { type: "agent" as const, id: "m2", name: "Константин Громов" };
  assert.match(show(sampleAnswer({ author })), /aria-label="Константин Громов"/);
});

Deno.test("a note is marked as a note with its author", () => {
  assert.match(show(sampleAnswer({ private: true })), /class="note-bubble".*Заметка, Вера Лисицына/s);
});

Deno.test("C-10 unknown content says what came and leads to the platform", () => {
  const html = show(sampleMessage({ text: "", unknown: { what: "poll", url: "https://vk.com/im" } }));
  assert.match(html, /опрос/);
  assert.match(html, /href="https:\/\/vk\.com\/im"[^>]*>Открыть ВКонтакте/);
});

Deno.test("a deleted message shows neither text nor files", () => {
  const gone = { text: "секрет", attachments: [sampleFile()], deletedAt: "2026-03-12T11:30:00.000Z" };
  const html = show(sampleMessage(gone));
  assert.match(html, /Сообщение удалено/);
  assert.doesNotMatch(html, /секрет|Смета/);
});

Deno.test("C-11 our answer that was deleted on the platform keeps its words and says so", () => {
  const gone = { text: "Есть, две", deletedAt: "2026-03-12T11:30:00.000Z" };
  assert.match(show(sampleAnswer(gone)), /Есть, две.*Удалено на площадке: клиент этого больше не видит/s);
  assert.match(show(sampleAnswer({ ...gone, parts: 3 })), /Удалено на площадке целиком или частью/);
});

Deno.test("VK-19 an edited message says so", () => {
  assert.match(show(sampleAnswer({ editedAt: "2026-03-12T11:30:00.000Z" })), /изменено/);
});
