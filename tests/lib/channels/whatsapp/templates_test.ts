import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { blanksOf, type Template } from "@/lib/channels/template.ts";
import { listTemplates } from "@/lib/channels/whatsapp/template.ts";
import { fillTemplate } from "@/lib/channels/whatsapp/template_fill.ts";
import { sendTemplate } from "@/lib/channels/whatsapp/template_send.ts";
import { graphError, serveGraph } from "../graph/graph_server.ts";
import { answer, BUSINESS, connection, NUMBER, PHONE } from "./samples.ts";

const ROUTE = `GET /${BUSINESS}/message_templates`;
const READY = {
  id: "1",
  name: "order_ready",
  language: "ru",
  category: "UTILITY",
  status: "APPROVED",
  components: [
    { type: "HEADER", format: "TEXT", text: "Заказ {{1}}" },
    { type: "BODY", text: "Здравствуйте, {{1}}. Заказ готов: {{2}}, {{1}}.", example: {} },
    { type: "FOOTER", text: "Гончарная" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Спасибо" },
        { type: "URL", text: "Открыть", url: "https://pots.example/o/{{1}}" },
      ],
    },
  ],
};
const VALUES = { "header.1": "№ 5", "body.1": "Анна", "body.2": "чашка\nи блюдце", "button.1": "abc" };

async function list(...items: readonly unknown[]): Promise<Template[]> {
  await using server = serveGraph({ [ROUTE]: { data: items } });
  return await listTemplates(server.net, connection());
}

async function ready(changes: Record<string, unknown> = {}): Promise<Template> {
  const [template] = await list({ ...READY, ...changes });
  assert.ok(template);
  return template;
}

Deno.test("WA-02 approved templates are listed with all that the customer will see", async () => {
  assert.deepEqual(await ready(), {
    id: "1",
    name: "order_ready",
    language: "ru",
    category: "UTILITY",
    header: "Заказ {{1}}",
    body: "Здравствуйте, {{1}}. Заказ готов: {{2}}, {{1}}.",
    footer: "Гончарная",
    buttons: [
      { type: "QUICK_REPLY", text: "Спасибо", url: undefined },
      { type: "URL", text: "Открыть", url: "https://pots.example/o/{{1}}" },
    ],
    named: false,
    sendable: true,
  });
});

Deno.test("WA-02 templates that wait, broken ones and ones we cannot fill are not offered", async () => {
  assert.deepEqual(
    await list({ ...READY, status: "PENDING" }, { name: "x" }, null, { ...READY, components: [] }),
    [],
  );
  const strange = [
    { type: "HEADER", format: "IMAGE" },
    { type: "CAROUSEL", cards: [] },
    { type: "BUTTONS", buttons: [{ type: "OTP", text: "Copy" }] },
  ];
  for (const part of strange) {
    const { sendable } = await ready({ components: [READY.components[1], part] });
    assert.equal(sendable, false);
  }
});

Deno.test("WA-02 the list goes on over pages, and ends", async () => {
  const page = (name: string, after?: string) => ({
    data: [{ ...READY, name }],
    paging: { cursors: { after: after ?? "end" }, ...(after ? { next: "https://graph.example/next" } : {}) },
  });
  await using server = serveGraph({
    [ROUTE]: (call: { query: Record<string, string> }) =>
      call.query.after === "c1" ? page("b") : page("a", "c1"),
  });
  const found = await listTemplates(server.net, connection());
  assert.deepEqual(found.map(({ name }) => name), ["a", "b"]);
  assert.equal(server.calls[0]?.query.status, "APPROVED");
  await using endless = serveGraph({ [ROUTE]: page("a", "again") });
  assert.equal((await listTemplates(endless.net, connection())).length, 20);
  await using lost = serveGraph({ [ROUTE]: () => graphError(190, "expired") });
  await assert.rejects(listTemplates(lost.net, connection()), SendError);
});

Deno.test("WA-02 blanks are named once each, in reading order", async () => {
  assert.deepEqual(blanksOf(await ready()).map(({ key }) => key), [
    "header.1",
    "body.1",
    "body.2",
    "button.1",
  ]);
});

Deno.test("WA-02 a template is filled for the preview and for the API alike", async () => {
  const filled = fillTemplate(await ready(), VALUES);
  assert.equal(
    filled.text,
    "Заказ № 5\n\nЗдравствуйте, Анна. Заказ готов: чашка и блюдце, Анна.\n\nГончарная",
  );
  const word = (text: string) => ({ type: "text", text });
  assert.deepEqual(filled.components, [
    { type: "header", parameters: [word("№ 5")] },
    { type: "body", parameters: [word("Анна"), word("чашка и блюдце")] },
    { type: "button", sub_type: "url", index: "1", parameters: [word("abc")] },
  ]);
});

Deno.test("WA-02 blanks with names keep them; a template without blanks needs no components", async () => {
  const named = await ready({
    parameter_format: "NAMED",
    components: [{ type: "BODY", text: "Здравствуйте, {{ first_name }}" }],
  });
  const parameters = [{ type: "text", parameter_name: "first_name", text: "Анна" }];
  assert.deepEqual(fillTemplate(named, { "body.first_name": "Анна" }).components, [{
    type: "body",
    parameters,
  }]);
  const plain = await ready({ components: [{ type: "BODY", text: "Мы открылись" }] });
  assert.deepEqual(fillTemplate(plain, {}).components, []);
});

Deno.test("WA-02 an empty blank stops the sending", async () => {
  const template = await ready();
  for (const wrong of [{}, { ...VALUES, "body.2": " \n " }, { ...VALUES, "button.1": "" }]) {
    assert.throws(
      () => fillTemplate(template, wrong),
      (error) => error instanceof SendError && error.kind === "content",
    );
  }
  const picture = await ready({ components: [READY.components[1], { type: "HEADER", format: "IMAGE" }] });
  assert.throws(() => fillTemplate(picture, VALUES), SendError);
});

Deno.test("WA-02 a template opens a conversation", async () => {
  const route = `POST /${NUMBER}/messages`;
  await using server = serveGraph({ [route]: { messages: [{ id: "wamid.9", message_status: "accepted" }] } });
  const filled = fillTemplate(await ready(), VALUES);
  assert.deepEqual(await sendTemplate(server.net, answer(), filled, connection()), { externalId: "wamid.9" });
  const { to, type, template, biz_opaque_callback_data } = server.single(route).body;
  assert.deepEqual([to, type, biz_opaque_callback_data], [PHONE, "template", "01kdelivery"]);
  assert.deepEqual(template, {
    name: "order_ready",
    language: { code: "ru" },
    components: filled.components,
  });
});
