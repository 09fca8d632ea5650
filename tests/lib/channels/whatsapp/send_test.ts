import assert from "node:assert/strict";
import { type Outbound, SendError } from "@/lib/channels/channel.ts";
import { createWhatsapp } from "@/lib/channels/whatsapp/mod.ts";
import { file } from "../parcels.ts";
import { graphError, type GraphServer, serveGraph } from "../graph/graph_server.ts";
import { answer, connection, NUMBER, PHONE, USER } from "./samples.ts";

const MESSAGES = `POST /${NUMBER}/messages`;
const MEDIA = `POST /${NUMBER}/media`;
const SENT = {
  messaging_product: "whatsapp",
  contacts: [{ input: PHONE, wa_id: PHONE }],
  messages: [{ id: "wamid.9" }],
};

const send = (server: GraphServer, out: Outbound) => createWhatsapp(server.net).send(out, connection());

async function caught(call: Promise<unknown>): Promise<SendError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof SendError);
  return error;
}

Deno.test("WA-02 a text goes out with the message it answers and our own id", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  assert.deepEqual(await send(server, answer({ replyTo: "wamid.1" })), { externalId: "wamid.9" });
  const { body, authorization } = server.single(MESSAGES);
  assert.equal(authorization, "Bearer EAAkey");
  assert.deepEqual(body, {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: PHONE,
    type: "text",
    text: { body: "Да, есть три", preview_url: false },
    context: { message_id: "wamid.1" },
    biz_opaque_callback_data: "01kdelivery",
  });
});

Deno.test("a person without a number is addressed by the id within our business", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  await send(server, answer({ person: { externalId: USER } }));
  assert.deepEqual([server.last.body.recipient, server.last.body.to], [USER, undefined]);
  await send(server, answer({ person: { externalId: `+${PHONE}` } }));
  assert.deepEqual([server.last.body.recipient, server.last.body.to], [undefined, PHONE]);
});

Deno.test("an API that wants that id in the other field gets it there", async () => {
  const missing = graphError(100, "(#100) The parameter to is required.");
  await using server = serveGraph({
    [MESSAGES]: (call: { body: Record<string, unknown> }) => call.body.to === undefined ? missing : SENT,
  });
  assert.deepEqual(await send(server, answer({ person: { externalId: USER } })), { externalId: "wamid.9" });
  assert.deepEqual([server.last.body.to, server.calls.length], [USER, 2]);
  await using other = serveGraph({ [MESSAGES]: () => graphError(131062, "BSUID not supported") });
  assert.equal((await caught(send(other, answer({ person: { externalId: USER } })))).kind, "content");
  assert.equal(other.calls.length, 1);
});

Deno.test("WA-03 WA-04 WA-05 files are uploaded and sent by their ids", async () => {
  await using server = serveGraph({ [MEDIA]: { id: "M1" }, [MESSAGES]: SENT });
  const cases = [
    [file("image", "image/png", "a.png"), "Вот", "image", { id: "M1", caption: "Вот" }],
    [file("video", "video/mp4", "a.mp4"), "", "video", { id: "M1" }],
    [file("file", "application/pdf", "прайс.pdf"), "Прайс", "document", {
      id: "M1",
      caption: "Прайс",
      filename: "прайс.pdf",
    }],
    [file("audio", "audio/mpeg", "a.mp3"), "", "audio", { id: "M1" }],
    [file("audio", "audio/ogg", "v.ogg"), "", "audio", { id: "M1", voice: true }],
    [file("sticker", "image/webp", "s.webp"), "", "sticker", { id: "M1" }],
  ] as const;
  for (const [one, words, type, part] of cases) {
    assert.deepEqual(await send(server, answer({ text: words, files: [one] })), { externalId: "wamid.9" });
    assert.deepEqual([server.last.body.type, server.last.body[type]], [type, part]);
    const uploaded = server.calls.at(-2)?.body;
    const mime = one.contentType === "audio/ogg" ? "audio/ogg; codecs=opus" : one.contentType;
    assert.deepEqual([uploaded?.messaging_product, uploaded?.type], ["whatsapp", mime]);
    assert.match(String(uploaded?.file), new RegExp(`bytes of ${one.name}$`));
  }
});

Deno.test("an upload that fails has sent nothing", async () => {
  await using late = serveGraph({ [MEDIA]: () => new Response("", { status: 504 }) });
  const picture = answer({ text: "", files: [file("image", "image/png", "a.png")] });
  const error = await caught(send(late, picture));
  assert.deepEqual([error.kind, error.maybeSent], ["transient", false]);
  await using nameless = serveGraph({ [MEDIA]: {} });
  assert.equal((await caught(send(nameless, picture))).maybeSent, false);
});

Deno.test("what WhatsApp cannot take is refused before anything is sent", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT, [MEDIA]: { id: "M1" } });
  const picture = file("image", "image/png", "a.png");
  for (
    const out of [
      answer({ text: "" }),
      answer({ text: "", files: [picture, picture] }),
      answer({ files: [file("audio", "audio/mpeg", "a.mp3")] }),
      answer({ files: [file("sticker", "image/webp", "s.webp")] }),
      answer({ text: "", files: [file("contact", "text/vcard", "x")] }),
    ]
  ) assert.equal((await caught(send(server, out))).kind, "content");
  assert.equal(server.calls.length, 0);
});

Deno.test("a send that WhatsApp does not name stays in doubt, as does one without an answer", async () => {
  await using server = serveGraph({ [MESSAGES]: { messages: [] } });
  assert.equal((await caught(send(server, answer()))).maybeSent, true);
  await using late = serveGraph({ [MESSAGES]: () => new Response("", { status: 504 }) });
  assert.equal((await caught(send(late, answer()))).maybeSent, true);
});

Deno.test("WhatsApp's refusals are sorted by what can be done about them", async () => {
  const table: [SendError["kind"], readonly number[]][] = [
    ["token", [0, 3, 10, 190, 200, 299, 131005, 368, 131031, 131042, 131045]],
    ["window", [131047]],
    ["user", [131026, 131021, 131030, 131050, 130472, 131049, 130497]],
    ["content", [
      100,
      131008,
      131009,
      131051,
      131052,
      131053,
      132000,
      132001,
      132005,
      132007,
      132008,
      132012,
      132015,
      132016,
      131062,
    ]],
    ["rate", [4, 80007, 130429, 131048, 131056, 133016, 131064]],
    ["transient", [1, 2, 131000, 131016, 131057, 135000]],
  ];
  let code = -1;
  await using server = serveGraph({
    [MESSAGES]: () => graphError(code, `(#${code}) No`, { details: "why" }),
  });
  for (const [kind, codes] of table) {
    for (code of codes) {
      const error = await caught(send(server, answer()));
      assert.deepEqual([error.kind, error.maybeSent], [kind, false], String(code));
      assert.equal(error.platformCode, `${code} (#${code}) No: why`);
    }
  }
});

Deno.test("the limit for one person is waited out", async () => {
  await using server = serveGraph({ [MESSAGES]: () => graphError(131056, "pair rate limit") });
  assert.equal((await caught(send(server, answer()))).retryAfter, 6_000);
});

Deno.test("WA-03 a file's address is good with our key alone", async () => {
  const url = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1";
  await using server = serveGraph({
    "GET /M1": { url, mime_type: "image/png", file_size: 5, id: "M1" },
    "GET /M2": {},
  });
  const channel = createWhatsapp(server.net);
  assert.deepEqual(await channel.file?.("M1", connection()), {
    url,
    headers: { authorization: "Bearer EAAkey" },
  });
  assert.equal(server.last.query.phone_number_id, NUMBER);
  for (const ref of ["M2", "M3", ".."]) {
    const refused = caught(Promise.resolve(channel.file?.(ref, connection())));
    assert.equal((await refused).kind, "content");
  }
});
