import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { FolderError, readSamples } from "@/lib/commands/samples/folder.ts";
import { countAll, reportOf } from "@/lib/commands/samples/report.ts";
import type { Trial } from "@/lib/commands/samples/run.ts";
import { CUSTOMER, pages, slack, telegram, vk, whatsapp } from "./sample_bodies.ts";
import { expecting, type Given, trialsOf, withFolder } from "./sample_folder.ts";

const said = { kind: "message", show: "yes", sender_id: String(CUSTOMER), message_id: "77", attachments: 0 };
const silence = expecting({ kind: "other", show: "no", text: null });

/** How each sample ended, as one word. */
function endings(trials: readonly Trial[]): string[] {
  return trials.map((trial) => {
    const [count] = countAll([trial]);
    const ends = ["shown", "quiet", "defended", "different", "lost"] as const;
    return ends.find((end) => count?.[end] === 1) ?? "later";
  });
}

function says(trials: readonly Trial[]): string[] {
  return trials.flatMap(({ differences }) => differences.map((one) => one.says));
}

Deno.test("a body that shows what its reading expects is accepted and shown, one that shows nothing is quiet", async () => {
  const photo = { photo: [{ file_id: "p1", width: 9, height: 9 }], caption: "Вот" };
  const trials = await trialsOf({
    "telegram/001": { body: telegram({ text: "Есть?" }), meta: expecting({ ...said, text: "Есть?" }) },
    "telegram/002": { body: telegram(photo), meta: expecting({ ...said, text: "Вот", attachments: 1 }) },
    "telegram/003": { body: telegram({ pinned_message: { message_id: 1 } }), meta: silence },
    "telegram/004": { body: telegram({ text: "Никто не читал" }) },
  });
  assert.deepEqual(endings(trials), ["shown", "shown", "quiet", "shown"]);
  const [count] = countAll(trials);
  assert.deepEqual([count?.bodies, count?.accepted, count?.shown, count?.quiet], [4, 4, 3, 1]);
  assert.match(reportOf(trials), /telegram +4 +4 +3 +1 +0 +0 +0\n/);
  assert.match(reportOf(trials), /Nothing is lost/);
});

Deno.test("what was expected and is not there is lost", async () => {
  const trials = await trialsOf({
    "vk/001": {
      body: vk("lead_forms_new", { lead_id: 1 }),
      meta: expecting({ kind: "message", show: "yes" }),
    },
    "vk/002": {
      body: vk("message_read", {}),
      meta: expecting({ kind: "read", show: "update", message_id: "5" }),
    },
  });
  assert.deepEqual(endings(trials), ["lost", "lost"]);
  assert.match(reportOf(trials), /Lost or different:\n +vk\/001 +message of nobody shows nothing/);
});

Deno.test("other words, files, senders and messages than expected are different, and are named", async () => {
  const trials = await trialsOf({
    "telegram/001": { body: telegram({ text: "Да" }), meta: expecting({ ...said, text: "Нет" }) },
    "telegram/002": {
      body: telegram({ text: "Да" }),
      meta: expecting({ ...said, text: "Да", attachments: 2 }),
    },
    "telegram/003": {
      body: telegram({ text: "Да" }),
      meta: expecting({ ...said, text: "Да", sender_id: "9" }),
    },
    "telegram/004": {
      body: telegram({ text: "Да" }),
      meta: expecting({ ...said, text: "Да", sender_name: "Ян" }),
    },
    "telegram/005": { body: telegram({ text: "Да" }), meta: silence },
  });
  assert.deepEqual(endings(trials), Array(5).fill("different"));
  assert.deepEqual(says(trials), [
    'text: "Да" in place of "Нет"',
    "attachments: 0 in place of 2",
    'sender: "555" in place of "9"',
    'name: "Анна" in place of "Ян"',
    'a message "Да" that nobody expected',
  ]);
});

Deno.test("a difference in which the product is right is told with its reason", async () => {
  const mention = {
    type: "app_mention",
    user: "U1",
    channel: "C1",
    ts: "1790000000.000100",
    text: "<@U0BOT> ау",
  };
  const own = { ...mention, type: "message", user: "U0BOT", channel_type: "channel" };
  const crowd = { message: { id: 1, from_id: 5, peer_id: 2_000_000_001, text: "Всем привет" } };
  const trials = await trialsOf({
    "slack/001": {
      body: slack(mention),
      meta: expecting({ kind: "mention", show: "yes", text: mention.text }),
    },
    "slack/002": { body: slack(own), meta: expecting({ kind: "message", show: "yes", sender_id: "U0BOT" }) },
    "vk/001": {
      body: vk("message_new", crowd),
      meta: expecting({ kind: "message", show: "yes", text: "Всем привет", group_chat: true }),
    },
  });
  assert.deepEqual(endings(trials), ["defended", "defended", "defended"]);
  const kinds = trials.flatMap(({ differences }) => differences.map(({ defence }) => defence?.kind));
  assert.deepEqual(kinds, ["marks", "a bot's words", "several people"]);
  assert.match(reportOf(trials), /Defended, marks: .+\n +slack\/001 +text: "@U0BOT ау" in place of/);
});

Deno.test("changes, receipts and answers from elsewhere find what they speak of", async () => {
  const status = { id: "wamid.1", status: "read", timestamp: "1790000000", recipient_id: "79990001122" };
  const mark = { message_id: "wamid.2", emoji: "" };
  const reaction = {
    from: "79990001122",
    id: "wamid.3",
    timestamp: "1790000000",
    type: "reaction",
    reaction: mark,
  };
  const echo = {
    sender: { id: "10" },
    recipient: { id: "777" },
    message: { mid: "m_1", is_echo: true, text: "Да" },
  };
  const edit = { kind: "message_edit", show: "update", message_id: "77" };
  const trials = await trialsOf({
    "facebook/001": {
      body: pages(["10", echo]),
      meta: expecting({ kind: "echo", show: "outgoing", text: "Да" }),
    },
    "telegram/001": {
      body: telegram({ text: "Б" }, "edited_message"),
      meta: expecting({ ...edit, text: "Б" }),
    },
    "telegram/002": {
      body: telegram({ text: "Б" }, "edited_message"),
      meta: expecting({ ...edit, text: "В" }),
    },
    "whatsapp/001": {
      body: whatsapp({ statuses: [status] }),
      meta: expecting({ kind: "status", show: "update" }),
    },
    "whatsapp/002": {
      body: whatsapp({ messages: [reaction] }),
      meta: expecting({ kind: "reaction", show: "update" }),
    },
  });
  assert.deepEqual(endings(trials), ["shown", "shown", "different", "shown", "shown"]);
});

Deno.test("a body for several accounts goes to a connection of each", async () => {
  const words = (mid: string, text: string) => ({ message: { mid, text } });
  const body = pages(["10", words("m_1", "Первая")], ["20", words("m_2", "Вторая")]);
  const expected = { kind: "message", show: "yes", sender_id: "777" };
  const meta = expecting({ ...expected, text: "Первая" }, { ...expected, text: "Вторая" });
  const trials = await trialsOf({ "facebook/001": { body, meta } });
  assert.deepEqual(endings(trials), ["shown"]);
  assert.deepEqual(trials[0]?.outcome?.accounts, ["10", "20"]);
});

Deno.test("what is no JSON is refused, and is lost when somebody expects words of it", async () => {
  const multipart = '--B\r\ncontent-disposition: form-data; name="text"\r\n\r\nhi\r\n--B--\r\n';
  const form = { content_type: "multipart/form-data; boundary=B" };
  const trials = await trialsOf({
    "telegram/001": { body: '{"update_id":', meta: silence },
    "telegram/002": { body: '{"update_id":', meta: expecting({ ...said, text: "Да" }) },
    "viber/001": { body: multipart, extension: "body", meta: { ...silence, ...form } },
  });
  assert.deepEqual(
    trials.map(({ outcome }) => [outcome?.status, outcome?.refusal]),
    Array(3).fill([400, "malformed_json"]),
  );
  assert.deepEqual(endings(trials), ["quiet", "lost", "quiet"]);
  assert.match(reportOf(trials), /telegram\/002 .+\(answered 400 malformed_json\)/);
});

Deno.test("a platform that cannot be connected yet counts neither as accepted nor as lost", async () => {
  const mail: Given = {
    body: "From: a@example.org",
    extension: "body",
    meta: expecting({ kind: "email", show: "yes" }),
  };
  const trials = await trialsOf({
    "carrier_pigeon/001": mail,
    "postmark/001": mail,
    "telegram/001": { body: telegram({ text: "Да" }) },
  });
  assert.deepEqual(endings(trials), ["later", "later", "shown"]);
  assert.match(reportOf(trials), /carrier_pigeon +1 +not connected yet/);
  assert.match(reportOf(trials), /together +1 +1 +1 /);
});

Deno.test("a recorded signature is tried first; one that is right and too old is made anew, a wrong one is refused", async () => {
  const body = JSON.stringify(
    slack({ type: "message", channel: "D1", channel_type: "im", user: "U1", text: "Ау", ts: "1.1" }),
  );
  const time = "1790000000";
  const right = createHmac("sha256", "s3cret").update(`v0:${time}:${body}`).digest("hex");
  const recorded = (signature: string) => ({
    ...expecting({ kind: "message", show: "yes", text: "Ау", sender_id: "U1" }),
    secret: "s3cret",
    headers: { "X-Slack-Request-Timestamp": time, "X-Slack-Signature": `v0=${signature}` },
  });
  const trials = await trialsOf({
    "slack/001": { body, meta: recorded(right) },
    "slack/002": { body, meta: recorded(right.replace(/^./, (first) => first === "0" ? "1" : "0")) },
  });
  assert.deepEqual(endings(trials), ["shown", "lost"]);
  assert.deepEqual(trials.map(({ outcome }) => outcome?.resigned), [true, undefined]);
  assert.equal(trials[1]?.outcome?.status, 401);
  assert.match(reportOf(trials), /Signed anew.+\n +slack\/001$/m);
});

Deno.test("a body that carries its own secret is taken by it", async () => {
  const message = { id: 1, conversation_message_id: 1, date: 1_790_000_000, peer_id: 555, from_id: 555 };
  const body = { ...vk("message_new", { message: { ...message, text: "Ау" } }), secret: "their own" };
  const trials = await trialsOf({ "vk/001": { body, meta: expecting({ ...said, text: "Ау" }) } });
  assert.deepEqual([trials[0]?.outcome?.status, endings(trials)], [200, ["shown"]]);
});

Deno.test("a folder that cannot be read is named in one line", async () => {
  await assert.rejects(
    readSamples("/nowhere/at/all"),
    new FolderError("Could not find the folder /nowhere/at/all"),
  );
  await withFolder({}, (folder) => assert.rejects(readSamples(folder), /Could not find any sample/));
  for (const meta of ["{", { expect: { show: "perhaps" } }]) {
    await withFolder(
      { "vk/001": { body: {}, meta } },
      (folder) =>
        assert.rejects(readSamples(folder), (error) =>
          error instanceof FolderError &&
          error.message.startsWith(`Could not read ${folder}/vk/001.meta.json: `)),
    );
  }
});

Deno.test("the command ends with 1 when something is lost, with 0 when all is well, with 2 without a folder", async () => {
  const good = {
    "telegram/001": { body: telegram({ text: "Да" }), meta: expecting({ ...said, text: "Да" }) },
  };
  const bad = { "telegram/001": { body: telegram({}), meta: expecting({ ...said, text: "Да" }) } };
  const command = (args: readonly string[]) =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-check", "--allow-all", "lib/commands/samples.ts", ...args],
      cwd: new URL("../../..", import.meta.url).pathname,
    }).output();
  const codes = [
    (await withFolder(good, (folder) => command([folder]))).code,
    (await withFolder(bad, (folder) => command([`${folder}/`]))).code,
    (await command([])).code,
    (await command(["/nowhere/at/all"])).code,
  ];
  assert.deepEqual(codes, [0, 1, 2, 2]);
});
