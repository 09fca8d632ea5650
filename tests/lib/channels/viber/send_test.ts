import assert from "node:assert/strict";
import { createViber } from "@/lib/channels/viber/mod.ts";
import { LocalApi } from "../local_api.ts";
import { file, outbound, refusalOf } from "../parcels.ts";
import { connection, CUSTOMER, TOKEN } from "./samples.ts";

const LINE = "POST /send_message";
const MB = 1024 * 1024;

/** JSON.stringify would round the number, as a careless platform's client would. */
const SENT = () =>
  new Response('{"status":0,"status_message":"ok","message_token":5741311803571721087,"billing_status":1}');

const out = (rest: Parameters<typeof outbound>[0] = {}) =>
  outbound({ person: { externalId: CUSTOMER }, thread: { kind: "direct", key: CUSTOMER }, ...rest });

const fails = (status: number, message: string) => ({ status, status_message: message });

Deno.test("VB-02 a text goes with the sender's name, and its token keeps all digits", async () => {
  await using api = new LocalApi({ [LINE]: SENT });
  const sent = await createViber(api.net).send(out({ text: "Да, две чашки" }), connection());
  assert.deepEqual(sent, { externalId: "5741311803571721087" });
  const { headers, body } = api.single(LINE);
  assert.equal(headers.get("x-viber-auth-token"), TOKEN);
  assert.deepEqual(body, {
    receiver: CUSTOMER,
    sender: { name: "Гончарная «Кринка»" },
    min_api_version: 1,
    tracking_data: "",
    type: "text",
    text: "Да, две чашки",
  });
});

Deno.test("a sender's name is cut to what Viber takes, and an unknown one is the account", async () => {
  await using api = new LocalApi({ [LINE]: SENT });
  const channel = createViber(api.net);
  await channel.send(out({ text: "a" }), connection({ state: { sender: "я".repeat(40) } }));
  await channel.send(out({ text: "a" }), connection({ state: {}, accountId: "pa:7" }));
  const names = api.of(LINE).map(({ body }) => JSON.stringify(body).match(/"name":"([^"]*)"/)?.[1]);
  assert.deepEqual(names, ["я".repeat(28), "pa:7"]);
});

Deno.test.each(
  [
    ["a picture", file("image", "image/png", "cup.png"), { type: "picture", text: "Такая" }],
    ["a video", file("video", "video/mp4", "cup.mp4", 5 * MB), { type: "video", size: 5 * MB }],
    ["a large picture", file("image", "image/png", "cup.png", 2 * MB), {
      type: "file",
      size: 2 * MB,
      file_name: "cup.png",
    }],
    ["a voice message", file("audio", "audio/ogg", "voice.ogg"), { type: "file", file_name: "voice.ogg" }],
    ["a price list", file("file", "application/pdf", "price.pdf"), { type: "file", file_name: "price.pdf" }],
  ] as const,
)("VB-03 VB-04 VB-05 $0 goes by its public address, as Viber has it", async (_, one, expected) => {
  await using api = new LocalApi({ [LINE]: SENT });
  const text = "text" in expected ? expected.text : "";
  await createViber(api.net).send(out({ files: [one], text }), connection());
  const body = Object(api.single(LINE).body);
  assert.equal(body.media, `https://help.example/media/${one.name}`);
  for (const [key, value] of Object.entries(expected)) assert.equal(body[key], value);
});

Deno.test("VB-03 a picture without words carries an empty text, which Viber wants", async () => {
  await using api = new LocalApi({ [LINE]: SENT });
  await createViber(api.net).send(out({ files: [file("image", "image/jpeg", "a.jpg")] }), connection());
  assert.equal(Object(api.single(LINE).body).text, "");
});

Deno.test("C-12 what Viber cannot take is refused without asking it", async () => {
  await using api = new LocalApi({});
  const picture = file("image", "image/png", "a.png");
  const impossible = [
    out(),
    out({ text: "  " }),
    out({ files: [picture, picture] }),
    out({ files: [file("file", "application/zip", "a.zip", 51 * MB)] }),
    out({ files: [file("file", "application/octet-stream", "setup.exe")] }),
    out({ files: [file("location", "text/plain", "here")] }),
    out({ files: [file("file", "application/pdf", "a.pdf")], text: "слова" }),
  ];
  for (const one of impossible) {
    assert.equal((await refusalOf(createViber(api.net).send(one, connection()))).kind, "content");
  }
  assert.deepEqual(api.calls, []);
});

Deno.test.each([
  [2, "token"],
  [7, "token"],
  [8, "token"],
  [9, "token"],
  [15, "token"],
  [5, "user"],
  [6, "user"],
  [11, "user"],
  [21, "user"],
  [3, "content"],
  [13, "content"],
  [23, "content"],
  [24, "content"],
  [12, "rate"],
  [10, "transient"],
  [99, "transient"],
])("a refusal inside an HTTP 200 with status $0 is $1", async (status, kind) => {
  await using api = new LocalApi({ [LINE]: fails(status, "words of Viber") });
  const error = await refusalOf(createViber(api.net).send(out({ text: "a" }), connection()));
  assert.deepEqual([error.kind, error.platformCode, error.maybeSent], [
    kind,
    `${status} words of Viber`,
    false,
  ]);
  assert.equal(error.retryAfter, kind === "rate" ? 600_000 : undefined);
});

Deno.test("a gateway's answer is sorted by its status, and silence is doubtful", async () => {
  const kinds: string[] = [];
  for (const status of [429, 502, 504]) {
    await using api = new LocalApi({ [LINE]: () => new Response("no", { status }) });
    const error = await refusalOf(createViber(api.net).send(out({ text: "a" }), connection()));
    kinds.push(`${error.kind} ${error.maybeSent}`);
  }
  assert.deepEqual(kinds, ["rate false", "transient false", "transient true"]);
  await using silent = new LocalApi({ [LINE]: { status: 0 } });
  const error = await refusalOf(createViber(silent.net).send(out({ text: "a" }), connection()));
  assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
});

Deno.test("a key that cannot travel is refused without asking, and not repeated", async () => {
  await using api = new LocalApi({});
  const wrong = connection({ credentials: { token: "ключ с пробелом" } });
  const error = await refusalOf(createViber(api.net).send(out({ text: "a" }), wrong));
  assert.equal(error.kind, "token");
  assert.ok(!error.message.includes("ключ"));
  assert.deepEqual(api.calls, []);
});
