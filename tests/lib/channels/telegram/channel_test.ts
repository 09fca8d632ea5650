import assert from "node:assert/strict";
import { type RawRequest, SendError } from "@/lib/channels/channel.ts";
import { createTelegram } from "@/lib/channels/telegram/mod.ts";
import { BotApi, connection, refusal, TOKEN } from "./bot_api.ts";
import { message } from "./samples.ts";

function request(secret?: string): RawRequest {
  const headers = new Headers(secret === undefined ? {} : { "X-Telegram-Bot-Api-Secret-Token": secret });
  return { method: "POST", url: new URL("https://help.example.org/"), headers, body: new Uint8Array() };
}

Deno.test("only the connection's own secret verifies a request", async () => {
  await using api = new BotApi({});
  const channel = createTelegram(api.net);
  const here = connection();
  assert.equal(await channel.verify(request(here.webhookSecret), here), true);
  for (const wrong of [undefined, "", "x", `${here.webhookSecret}x`, here.webhookSecret.toUpperCase()]) {
    assert.equal(await channel.verify(request(wrong), here), false);
  }
  assert.equal(await channel.verify(request(""), connection({ webhookSecret: "" })), false);
  assert.equal(await channel.verify(request(), connection({ webhookSecret: "" })), false);
});

Deno.test("the acknowledgement is an empty 200", async () => {
  await using api = new BotApi({});
  const channel = createTelegram(api.net);
  const response = channel.acknowledge?.();
  assert.ok(response);
  assert.deepEqual([response.status, await response.text()], [200, ""]);
  assert.equal(channel.normalise(message({ text: "a" }), connection()).length, 1);
});

Deno.test("TG-08 the card has name, nickname, link and the largest picture", async () => {
  await using api = new BotApi({
    getChat: () => ({ id: 555, type: "private", first_name: "Анна", last_name: "Котова", username: "ann" }),
    getUserProfilePhotos: () => ({ total_count: 1, photos: [[{ file_id: "small" }, { file_id: "large" }]] }),
  });
  const person = await createTelegram(api.net).profile?.("555", connection());
  assert.deepEqual(JSON.parse(JSON.stringify(person)), {
    externalId: "555",
    name: "Анна Котова",
    username: "ann",
    profileUrl: "https://t.me/ann",
    avatarRef: "large",
  });
});

Deno.test("TG-08 the card lives without a picture, and takes the chat's when there is one", async () => {
  const photo: Record<string, unknown> = {};
  await using api = new BotApi({
    getChat: () => ({ id: 555, first_name: "Анна", photo }),
    getUserProfilePhotos: () => ({ total_count: 0, photos: [] }),
  });
  const channel = createTelegram(api.net);
  assert.equal((await channel.profile?.("555", connection()))?.avatarRef, undefined);
  photo.big_file_id = "big";
  assert.equal((await channel.profile?.("555", connection()))?.avatarRef, "big");
  await assert.rejects(async () => await channel.profile?.("@ann", connection()), SendError);
});

Deno.test("TG-03 a file's address is under the API's base", async () => {
  await using api = new BotApi({
    getFile: ({ fields }) => ({ file_id: fields.file_id, file_path: "photos/a b.jpg" }),
  });
  const address = await createTelegram(api.net).file?.("p1", connection());
  assert.deepEqual(address, { url: `${api.net.base}/file/bot${TOKEN}/photos/a%20b.jpg` });
});

Deno.test("TG-03 a file without a sound path has no address", async () => {
  const answers: unknown[] = [{}, { file_path: "" }, { file_path: "../getMe" }, { file_path: 5 }, [], "x"];
  await using api = new BotApi({ getFile: () => answers.pop() });
  const channel = createTelegram(api.net);
  for (let left = answers.length; left > 0; left--) {
    await assert.rejects(async () => await channel.file?.("p1", connection()), SendError);
  }
});

Deno.test("TG-03 a file over 20 MB is refused for good, a lost one is asked for again", async () => {
  const words = [
    "Bad Request: wrong file_id or the file is temporarily unavailable",
    "Bad Request: file is too big",
  ];
  await using api = new BotApi({ getFile: () => refusal(400, words.pop() ?? "") });
  const channel = createTelegram(api.net);
  const ask = async () => await channel.file?.("p1", connection());
  await assert.rejects(ask, (error) => error instanceof SendError && error.kind === "content");
  await assert.rejects(ask, (error) => error instanceof SendError && error.kind === "transient");
});

Deno.test("an edit changes the text, the caption of a file, or nothing at all", async () => {
  const noText = "Bad Request: there is no text in the message to edit";
  const same = "Bad Request: message is not modified: specified new message content is the same";
  await using api = new BotApi({
    editMessageText: ({ fields }) => fields.message_id === 2 ? refusal(400, noText) : true,
    editMessageCaption: () => refusal(400, same),
  });
  const channel = createTelegram(api.net);
  await channel.edit?.("555:1", "новое", connection());
  assert.deepEqual([api.last.fields], [{ chat_id: 555, message_id: 1, text: "новое" }]);
  await channel.edit?.("555:2", "новое", connection());
  assert.deepEqual([api.last.method, api.last.fields.caption], ["editMessageCaption", "новое"]);
  await assert.rejects(async () => await channel.edit?.("nothing", "a", connection()), SendError);
});
