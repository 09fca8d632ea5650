import assert from "node:assert/strict";
import type { MessageView } from "@/lib/inbox/view.ts";
import { until } from "./until.ts";
import { said, type WhatsappScene, withWhatsapp } from "./meta_cast.ts";

const HOUR_MS = 3_600_000;

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly body: string;
  readonly sendable: boolean;
  readonly blanks: readonly { readonly key: string }[];
}

/** A conversation whose window has closed, and a template that may go all the same. */
async function late({ stage, office, anna }: WhatsappScene) {
  const { whatsapp } = stage.sandbox;
  whatsapp.addTemplate({
    name: "order_ready",
    header: "Заказ {{1}}",
    body: "Здравствуйте, {{1}}. Заказ готов: {{2}}.",
    footer: "Гончарная",
  });
  whatsapp.addTemplate({ name: "draft", body: "Черновик", status: "PENDING" });
  await anna.write("Здравствуйте");
  const { id } = await office.firstTicket();
  await stage.pass(25 * HOUR_MS);
  const templates = async () =>
    (await office.rest.get<{ items: Listed[] }>(`/tickets/${id}/templates`)).items;
  const send = (template: unknown, clientId?: string) =>
    office.rest.post<MessageView>(`/tickets/${id}/messages`, { template, clientId });
  return { id, templates, send };
}

const VALUES = { "header.1": "№ 5", "body.1": "Анна", "body.2": "чашка\nи блюдце" };

Deno.test(
  "WA-02 when the window is closed, an approved template is listed, filled, sent once, and read as it was",
  withWhatsapp(async (scene) => {
    const { stage, office, anna } = scene;
    const { id, templates, send } = await late(scene);
    const { composer } = await office.ticket(id);
    assert.deepEqual([composer.canReply, composer.closed?.code, composer.templates], [
      false,
      "reply_window_closed",
      true,
    ]);
    const items = await templates();
    assert.deepEqual(items.map(({ name }) => name), ["order_ready"]);
    const [ready] = items;
    assert.deepEqual(ready?.blanks.map(({ key }) => key), ["header.1", "body.1", "body.2"]);
    const template = { id: ready?.id, values: VALUES };
    const message = await send(template, "t-1");
    const again = await send(template, "t-1");
    assert.equal(again.id, message.id);
    const text = "Заказ № 5\n\nЗдравствуйте, Анна. Заказ готов: чашка и блюдце.\n\nГончарная";
    assert.equal(message.text, text);
    await until("it is delivered", async () => {
      const found = (await office.messages(id)).find((one) => one.id === message.id);
      return found?.status === "sent" || found?.status === "delivered";
    });
    assert.deepEqual(await said(office, id), ["contact: Здравствуйте", `agent: ${text}`]);
    assert.equal(stage.sandbox.whatsapp.sent.length, 1);
    assert.match(anna.lines().at(-1)?.text ?? "", /Здравствуйте, Анна\. Заказ готов: чашка и блюдце\./);
    await assert.rejects(office.reply(id, { text: "Поздно" }), { code: "reply_window_closed" });
  }),
);

Deno.test(
  "WA-02 a blank that is left empty, and a template that is not there, are refused by name; nothing is sent",
  withWhatsapp(async (scene) => {
    const { stage, office } = scene;
    const { id, templates, send } = await late(scene);
    const [ready] = await templates();
    await assert.rejects(send({ id: ready?.id, values: { ...VALUES, "body.2": " \n" } }), (error) => {
      const { status, details } = Object(error);
      assert.deepEqual([status, details.fields], [400, { "body.2": "required" }]);
      return true;
    });
    await assert.rejects(send({ id: "nobody", values: {} }), { status: 404 });
    assert.equal(stage.sandbox.whatsapp.sent.length, 0);
    assert.equal((await office.messages(id)).length, 1);
  }),
);

Deno.test(
  "WA-02 who may not be reached gets no template, and a WhatsApp that is silent is said to be",
  withWhatsapp(async (scene) => {
    const { stage, office } = scene;
    const { id, templates } = await late(scene);
    stage.sandbox.faults.set({ platform: "whatsapp", method: "message_templates", kind: "5xx" });
    await assert.rejects(templates(), { status: 422, code: "not_available" });
    stage.sandbox.faults.clear();
    await office.rest.patch(`/connections/${scene.connection.id}`, { status: "paused" });
    const { composer } = await office.ticket(id);
    assert.deepEqual([composer.closed?.code, composer.templates], ["connection_paused", undefined]);
  }),
);
