import assert from "node:assert/strict";
import { type Channel, type ChannelNet, type RawRequest, SendError } from "@/lib/channels/channel.ts";
import { createFacebook } from "@/lib/channels/facebook/mod.ts";
import { createInstagram } from "@/lib/channels/instagram/mod.ts";
import { hmacSha256 } from "@/lib/channels/signatures.ts";
import { createWhatsapp } from "@/lib/channels/whatsapp/mod.ts";
import * as facebook from "../facebook/samples.ts";
import * as instagram from "../instagram/samples.ts";
import * as whatsapp from "../whatsapp/samples.ts";
import { graphError, serveGraph } from "./graph_server.ts";

/** What the three platforms of Meta promise alike. */
const CHANNELS = [
  {
    name: "facebook",
    create: createFacebook,
    here: facebook.connection(),
    body: facebook.message(),
    out: facebook.answer(),
    route: `POST /${facebook.PAGE}/messages`,
    sent: { message_id: "x" },
  },
  {
    name: "instagram",
    create: createInstagram,
    here: instagram.connection(),
    body: instagram.message(),
    out: instagram.answer(),
    route: `POST /${instagram.ACCOUNT}/messages`,
    sent: { message_id: "x" },
  },
  {
    name: "whatsapp",
    create: createWhatsapp,
    here: whatsapp.connection(),
    body: whatsapp.text(),
    out: whatsapp.answer(),
    route: `POST /${whatsapp.NUMBER}/messages`,
    sent: { messages: [{ id: "x" }] },
  },
] as const;

const NOWHERE: ChannelNet = { base: "http://127.0.0.1:1", fetch };

async function posted(body: unknown, secret: string): Promise<RawRequest> {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const headers = new Headers({
    "x-hub-signature-256": `sha256=${(await hmacSha256(secret, bytes)).toHex()}`,
  });
  return { method: "POST", url: new URL("https://help.example/"), headers, body: bytes };
}

async function caught(call: Promise<unknown>): Promise<SendError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof SendError);
  return error;
}

for (const { name, create, here, body, out, route, sent } of CHANNELS) {
  Deno.test(`${name}: a signed body is believed and read, another's signature is not`, async () => {
    const channel: Channel = create(NOWHERE);
    assert.equal(await channel.verify(await posted(body, "s3cret"), here), true);
    assert.equal(await channel.verify(await posted(body, "other"), here), false);
    assert.equal(channel.normalise(body, here).filter(({ type }) => type === "message").length, 1);
    assert.deepEqual(channel.normalise({ object: "else", entry: [] }, here), []);
    assert.equal(channel.acknowledge?.().status, 200);
  });

  Deno.test(`${name}: the hub's question is let through and answered`, async () => {
    const channel: Channel = create(NOWHERE);
    const url = new URL("https://help.example/?hub.mode=subscribe&hub.verify_token=word&hub.challenge=42");
    const asked: RawRequest = { method: "GET", url, headers: new Headers(), body: new Uint8Array() };
    assert.equal(await channel.verify(asked, here), true);
    assert.equal(await (await channel.handshake?.(asked, here))?.text(), "42");
  });

  Deno.test(`${name}: a thousand events with the long address of a file each may come in one call`, () => {
    const event = JSON.stringify(body).length + 2_000;
    assert.ok(event * 1_000 <= (create(NOWHERE).maxBodyBytes ?? 0));
  });

  Deno.test(`${name}: too many calls wait as long as they are told`, async () => {
    await using server = serveGraph({
      [route]: () => new Response("", { status: 429, headers: { "retry-after": "2" } }),
    });
    const error = await caught(create(server.net).send(out, here));
    assert.deepEqual([error.kind, error.retryAfter, error.maybeSent], ["rate", 2_000, false]);
  });

  Deno.test(`${name}: a broken platform is asked again, a silent one leaves doubt`, async () => {
    let status = 500;
    await using server = serveGraph({ [route]: () => status === 200 ? sent : new Response("", { status }) });
    const first = await caught(create(server.net).send(out, here));
    assert.deepEqual([first.kind, first.maybeSent], ["transient", false]);
    status = 504;
    assert.equal((await caught(create(server.net).send(out, here))).maybeSent, true);
    status = 200;
    assert.equal((await create(server.net).send(out, here)).externalId, "x");
  });

  Deno.test(`${name}: a revoked key stops the connection, and neither key nor text is told`, async () => {
    await using server = serveGraph({ [route]: () => graphError(190, "Malformed access token") });
    const error = await caught(create(server.net).send(out, here));
    assert.equal(error.kind, "token");
    const said = `${error.message} ${error.platformCode}`;
    assert.ok(!said.includes(out.text) && !said.includes("AAkey") && !said.includes("s3cret"));
  });

  Deno.test(`${name}: a refusal of what went out all the same leaves doubt, and is not sent again`, async () => {
    await using server = serveGraph({
      [route]: () => graphError(1, "Received Invalid JSON reply.", { subcode: 1_357_046, status: 500 }),
    });
    const error = await caught(create(server.net).send(out, here));
    assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
    assert.equal(server.calls.length, 1);
  });
}

for (const { name, create, here, out, route } of CHANNELS.filter(({ name }) => name !== "whatsapp")) {
  Deno.test(`${name}: too late is said in words under several subcodes, and costs no connection`, async () => {
    const late = "(#10) This message is sent outside of allowed window. You need another permission";
    for (const subcode of [2018065, 2018278, undefined]) {
      await using server = serveGraph({ [route]: () => graphError(10, late, { subcode }) });
      assert.equal((await caught(create(server.net).send(out, here))).kind, "window", String(subcode));
    }
  });

  Deno.test(`${name}: a conversation in another app's hands fails one answer`, async () => {
    const taken = "(#10) Message failed to send because another app is controlling this thread now.";
    await using server = serveGraph({ [route]: () => graphError(10, taken, { subcode: 2018300 }) });
    const error = await caught(create(server.net).send(out, here));
    assert.equal(error.kind, "content");
    assert.ok(error.platformCode?.includes("another app is controlling"));
  });
}
