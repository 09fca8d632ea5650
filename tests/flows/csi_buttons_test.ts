import assert from "node:assert/strict";
import { withVk } from "./cast.ts";
import { CSI_SCENES, type CsiScene } from "./csi_cast.ts";
import { askFrom, press, question, scored, scores, served, skipped, texts } from "./csi_desk.ts";
import { until } from "./until.ts";

const FACES = ["1 😞", "2 🙁", "3 😐", "4 🙂", "5 😀"];

/** Close, question, press, thanks, comment: the same everywhere. */
async function wholeWay({ stage, office, anna }: CsiScene): Promise<void> {
  await askFrom(office);
  const { id } = await served(office, anna);
  const asked = await question(anna);
  assert.deepEqual(asked.buttons?.map(({ text }) => text), FACES);
  await press(anna, asked, "4");
  const { csi, status } = await scored(office, id);
  assert.deepEqual([csi?.score, csi?.via, csi?.state, status], [4, "button", "answered", "closed"]);
  await question(anna, /Спасибо за оценку/);
  await anna.write("Очень вежливо");
  await until("the comment", async () => (await office.ticket(id)).csi?.comment === "Очень вежливо");
  const said = await texts(office, id);
  assert.ok(said.includes("Клиент поставил оценку 4/5"), said.join("\n"));
  assert.ok(said.includes("Очень вежливо"), "the comment stands in the conversation, too");
  const all = await office.tickets({ status: "all" });
  assert.deepEqual(all.map((one) => [one.id, one.status]), [[id, "closed"]]);
  assert.deepEqual(await scores(stage, office), ["4 counted button"]);
}

Deno.test(
  "TG-07 C-05 a closed ticket's customer presses a score, the wait ends, and the next words are the comment",
  CSI_SCENES.telegram(async (scene) => {
    await wholeWay(scene);
    await until(
      "the wait to end",
      () =>
        scene.stage.sandbox.calls.some(({ method, params }) =>
          method === "answerCallbackQuery" && params.text === "Спасибо за оценку"
        ),
    );
  }),
);

Deno.test(
  "IG-11 C-05 the answers are quick replies, and a press is the score",
  CSI_SCENES.instagram(wholeWay),
);

Deno.test(
  "FB-10 C-05 in chat the answers are quick replies, and a press is the score",
  CSI_SCENES.facebook(async (scene) => {
    await scene.office.rest.patch(`/connections/${scene.connection.id}`, { settings: { section: "chat" } });
    await wholeWay(scene);
  }),
);

Deno.test(
  "FB-10 a page that works in requests asks nobody, and says why",
  CSI_SCENES.facebook(async ({ office, anna }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    assert.equal(await skipped(office, id), "other_section");
    assert.deepEqual(anna.lines().filter(({ from }) => from === "business").map(({ text }) => text), [
      "Уже едет",
    ]);
  }),
);

Deno.test(
  "VB-07 C-05 the answers are a keyboard, and a press is the score and no message",
  CSI_SCENES.viber(wholeWay),
);

Deno.test(
  "WA-07 C-05 five answers are a list, and a choice is the score",
  CSI_SCENES.whatsapp(async (scene) => {
    await wholeWay(scene);
    const sent = scene.stage.sandbox.calls.map(({ params }) => JSON.stringify(params));
    assert.ok(sent.some((one) => /"list"/.test(one) && /otklik:/.test(one)));
  }),
);

Deno.test(
  "SL-07 C-05 the answers are blocks, and a press comes as a form to the same address",
  CSI_SCENES.slack(wholeWay),
);

Deno.test(
  "MAX C-05 the answers are an inline keyboard, and a press is answered",
  CSI_SCENES.max(async (scene) => {
    await wholeWay(scene);
    await until(
      "the wait to end",
      () => scene.stage.sandbox.calls.some(({ method }) => /answers/.test(method)),
    );
  }),
);

Deno.test(
  "VK-14 C-05 with the chat bot on, the answers are a keyboard, and a press is answered",
  CSI_SCENES.vk(async (scene) => {
    await scene.office.rest.patch(`/connections/${scene.connection.id}`, { settings: { chatBot: true } });
    await wholeWay(scene);
    await until(
      "the wait to end",
      () => scene.stage.sandbox.calls.some(({ method }) => method === "messages.sendMessageEventAnswer"),
    );
  }),
);

Deno.test(
  "VK-14 with the chat bot off nobody is asked, and the ticket says why",
  CSI_SCENES.vk(async ({ office, connection, anna }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    assert.equal(await skipped(office, id), "switch_off");
    assert.equal(anna.lines().some(({ text }) => /Как мы справились/.test(text)), false);
    await office.rest.patch(`/connections/${connection.id}`, { settings: { chatBot: true } });
    const { id: second } = await served(office, anna, "А теперь?");
    await question(anna);
    assert.equal((await office.ticket(second)).csi?.state, "asked");
  }),
);

Deno.test(
  "VK-14 where VK itself forbids the community buttons, the question goes without and a digit is the score",
  withVk(async ({ office, connection, boris }) => {
    await office.rest.patch(`/connections/${connection.id}`, { settings: { chatBot: true } });
    await askFrom(office);
    const { id } = await served(office, boris);
    const asked = await question(boris);
    assert.deepEqual(asked.buttons ?? [], []);
    await boris.write("5");
    assert.deepEqual((await scored(office, id)).csi?.via, "words");
  }, { chatBot: false }),
);
