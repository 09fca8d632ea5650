import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/slack/normalise.ts";
import { surviveAnything, surviveJunk, surviveMutations } from "../hostile.ts";
import { onlyMessage, told } from "../parcels.ts";
import {
  AT,
  BOT,
  call,
  changed,
  CHANNEL,
  connection,
  DELETED,
  file,
  mention,
  message,
  PAGE,
  reaction,
  TS,
  USER,
  WAVE,
} from "./samples.ts";

const all = (payload: unknown) => normalise(payload, connection());
const read = (content: Record<string, unknown>) => onlyMessage(all(message(content)));
const ID = `${CHANNEL}:${TS}`;

Deno.test("SL-02 a direct message becomes a message of a direct conversation", () => {
  assert.deepEqual(told(all(message())), [{
    type: "message",
    externalId: ID,
    thread: { kind: "direct", key: CHANNEL },
    from: "contact",
    person: { externalId: USER },
    text: "Чашки ещё есть?",
    attachments: [],
    sentAt: AT,
  }]);
});

Deno.test("an answer in a thread belongs to the same conversation and points at the thread's first message", () => {
  const found = read({ thread_ts: "1789999000.000700" });
  assert.deepEqual([found.thread.key, found.replyTo], [CHANNEL, `${CHANNEL}:1789999000.000700`]);
  assert.equal(read({ thread_ts: TS }).replyTo, undefined);
  assert.equal(read({ subtype: "thread_broadcast", thread_ts: "1789999000.000700" }).text, "Чашки ещё есть?");
  assert.equal(read({ subtype: "me_message" }).text, "Чашки ещё есть?");
});

Deno.test("what is written in Slack's marks is read as people see it there", () => {
  assert.equal(read({ text: "hi &amp; bye <@U2> &lt;b&gt;" }).text, "hi & bye @U2 <b>");
  assert.equal(read({ text: ":wave::skin-tone-2: привет", blocks: WAVE }).text, "👋🏻 привет");
});

Deno.test.each([
  ["an image", file(), {
    kind: "image",
    name: "cup.png",
    contentType: "image/png",
    size: 42_706,
    width: 640,
    height: 480,
    ref: "F1",
    pageUrl: "https://krinka.slack.com/files/U1/F1/cup.png",
  }],
  [
    "a voice clip",
    {
      id: "F2",
      name: "a.mp4",
      mimetype: "video/mp4",
      subtype: "slack_audio",
      duration_ms: 3_100,
      mode: "hosted",
    },
    { kind: "audio", name: "a.mp4", contentType: "video/mp4", duration: 3_100, ref: "F2" },
  ],
  ["a video clip", { id: "F3", mimetype: "video/mp4", mode: "hosted" }, {
    kind: "video",
    contentType: "video/mp4",
    ref: "F3",
  }],
  ["a drawing that can run", { id: "F4", mimetype: "image/svg+xml", mode: "hosted" }, {
    kind: "file",
    contentType: "image/svg+xml",
    ref: "F4",
  }],
  ["a file of a shared channel", { id: "F5", file_access: "check_file_info" }, { kind: "file", ref: "F5" }],
  [
    "a document that lives elsewhere",
    { id: "F6", title: "План", mode: "external", is_external: true, url_private: "https://docs.example/1" },
    { kind: "file", name: "План", pageUrl: "https://docs.example/1" },
  ],
  ["a file without an id", { name: "смета.pdf", mimetype: "application/pdf" }, {
    kind: "file",
    name: "смета.pdf",
    contentType: "application/pdf",
    unavailable: "protected",
  }],
  ["a deleted file", { id: "F7", mode: "tombstone" }, { kind: "file", unavailable: "expired" }],
  ["a file behind a plan's limit", { id: "F8", mode: "hidden_by_limit" }, {
    kind: "file",
    unavailable: "expired",
  }],
])("SL-03 SL-04 SL-05 $0 is an attachment", (_, one, expected) => {
  const found = read({ subtype: "file_share", text: "", files: [one] });
  assert.deepEqual(told(found.attachments), [expected]);
  assert.equal(found.unknown, undefined);
});

Deno.test("a message that was passed on is quoted, with its files; the preview of a link is not", () => {
  const shared = { is_share: true, text: "первая\nвторая &amp;", from_url: "https://x", files: [file()] };
  const preview = { title: "Example", text: "Some page", from_url: "https://example.org" };
  const found = read({ text: "", attachments: [shared, preview] });
  assert.equal(found.text, "> первая\n> вторая &");
  assert.equal(found.attachments.length, 1);
});

Deno.test.each([
  ["message", { text: "" }],
  ["call", { text: "", subtype: "huddle_thread" }],
  ["some_new_thing", { text: "", subtype: "some_new_thing" }],
  ["file", { text: "a", files: [{ size: 1 }] }],
])("C-10 what cannot be shown leaves a placeholder with the way to Slack: $0", (what, content) => {
  assert.deepEqual(read(content).unknown, { what, url: PAGE });
});

Deno.test("one broken file of many loses no other", () => {
  const found = read({ subtype: "file_share", files: [null, 7, file(), {}, file({ id: "F9" })] });
  assert.deepEqual(found.attachments.map(({ ref }) => ref), ["F1", "F9"]);
  assert.equal(found.unknown?.what, "file");
});

Deno.test("an edit changes the text; a preview that Slack adds changes nothing", () => {
  assert.deepEqual(told(all(changed({ text: "Чашки" }, { text: "Чашки &amp; блюдца" }))), [
    { type: "edit", externalId: ID, text: "Чашки & блюдца", attachments: [], at: 1_790_000_059_000 },
  ]);
  const same = { text: "см. <https://example.org>" };
  assert.deepEqual(all(changed(same, { ...same, attachments: [{ title: "Example" }] })), []);
  assert.equal(all(changed({ ...same, files: [file()] }, same)).length, 1);
  assert.equal(all(changed({ text: undefined }, { text: "a" })).length, 1);
  assert.deepEqual(all(changed({ text: undefined }, { text: "a", edited: undefined })), []);
});

Deno.test("a deletion takes the message away, also where answers hang below it", () => {
  assert.deepEqual(all(DELETED), [{ type: "deletion", externalId: ID, at: 1_790_000_090_000 }]);
  const [stone] = all(changed({ text: "a" }, { text: "This message was deleted.", subtype: "tombstone" }));
  assert.ok(stone?.type === "deletion" && stone.externalId === ID);
});

Deno.test("what our bot said can be taken back in Slack; another bot's words were never here", () => {
  const said = (user: string) => ({ user, bot_id: "B1", text: "a" });
  const removed = (user: string) => all(changed(said(user), { ...said(user), subtype: "tombstone" }));
  assert.deepEqual([removed(BOT).length, removed("U777").length], [1, 0]);
  const gone = (user: string) =>
    all(call({ ...DELETED.event, previous_message: { ...said(user), ts: TS } })).map(({ type }) => type);
  assert.deepEqual([gone(BOT), gone("U777")], [["deletion"], []]);
});

Deno.test("a mark that is put on a message and taken off again is told", () => {
  assert.deepEqual(all(reaction("reaction_added")), [
    { type: "reaction", externalId: ID, person: { externalId: USER }, emoji: "👍", at: 1_790_000_070_000 },
  ]);
  const [off] = all(reaction("reaction_removed"));
  assert.ok(off?.type === "reaction" && off.emoji === "");
  const [toned] = all(reaction("reaction_added", { reaction: "+1::skin-tone-3" }));
  const [own] = all(reaction("reaction_added", { reaction: "krinka" }));
  assert.deepEqual([toned, own].map((one) => one?.type === "reaction" && one.emoji), ["👍", ":krinka:"]);
});

Deno.test("a removed app or a revoked token of the bot is told", () => {
  assert.deepEqual(all(call({ type: "app_uninstalled" })), [
    { type: "revoked", reason: "app_uninstalled", at: AT },
  ]);
  assert.equal(all(call({ type: "tokens_revoked", tokens: { bot: ["U0BOT"] } })).length, 1);
  assert.deepEqual(all(call({ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } })), []);
});

Deno.test("C-11 what the bot wrote, through us or another tool, is not repeated", () => {
  const own = [
    message({ user: BOT }),
    message({ bot_id: "B1" }),
    message({ subtype: "bot_message", bot_id: "B1", user: undefined }),
    message({ user: "U9" }, { authorizations: [{ team_id: "T1", user_id: "U9", is_bot: true }] }),
    changed({ text: "a", user: BOT }, { text: "b", user: BOT }),
    reaction("reaction_added", { user: BOT }),
  ];
  for (const payload of own) assert.deepEqual(all(payload), []);
});

Deno.test("a thread of a channel is one conversation, whoever writes in it, with its first message as the post", () => {
  const root = onlyMessage(all(mention()));
  assert.deepEqual(told([root.externalId, root.thread, root.text]), [
    `C1:${TS}`,
    {
      kind: "discussion",
      key: `C1:${TS}`,
      post: { externalId: `C1:${TS}`, url: "https://krinka.slack.com/archives/C1/p1790000000000100" },
    },
    "@U0BOT поможете?",
  ]);
  const place = { channel: "C1", channel_type: "channel" };
  assert.deepEqual(told(read({ ...place, text: `<@${BOT}> поможете?` })), told(root));
  const below = read({ ...place, user: "U2", ts: "1790000009.000200", thread_ts: TS });
  assert.deepEqual([below.thread.key, below.replyTo, below.person.externalId], [
    `C1:${TS}`,
    `C1:${TS}`,
    "U2",
  ]);
  const unknown = normalise(message(place), connection({ state: {} }));
  assert.equal(onlyMessage(unknown).thread.post?.url, "https://app.slack.com/client/T1/C1");
});

Deno.test("SL-02 the app's home is a conversation with it, by whatever name Slack calls it", () => {
  const home = read({ channel_type: "app_home" });
  assert.deepEqual(told(home.thread), told(read({}).thread));
  assert.equal(home.thread.kind, "direct");
});

Deno.test("a talk of a few people with the bot is one conversation as a whole", () => {
  const few = read({ channel: "G1", channel_type: "mpim" });
  assert.deepEqual(told(few.thread), { kind: "direct", key: "G1" });
});

Deno.test("an edit, a deletion and a mark are told in channels too", () => {
  const event = (payload: { event: Record<string, unknown> }) =>
    all({ ...payload, event: { ...payload.event, channel: "C1", channel_type: "channel" } })[0];
  const edit = event(changed({ text: "a" }, { text: "b" }));
  const marked = all(reaction("reaction_added", { item: { type: "message", channel: "C1", ts: TS } }))[0];
  for (const one of [edit, event(DELETED), marked]) {
    assert.ok(one && "externalId" in one && one.externalId === `C1:${TS}`);
  }
});

Deno.test("C-10 what lacks a name, a time or a place is taken, and taken once", () => {
  const late = read({ ts: undefined });
  assert.deepEqual([late.externalId, late.sentAt], [ID, AT]);
  const nameless = { ts: undefined, event_ts: undefined };
  assert.match(read(nameless).externalId, /^unnamed:/);
  assert.equal(read(nameless).externalId, read(nameless).externalId);
  assert.equal(read({ ...nameless, text: "ещё" }).sentAt, AT);
  const placeless = read({ channel: undefined, channel_type: undefined });
  assert.deepEqual([placeless.thread, placeless.externalId], [
    { kind: "direct", key: USER },
    `${USER}:${TS}`,
  ]);
  const bare = onlyMessage(all(mention({ text: undefined, ts: undefined, event_ts: undefined })));
  assert.deepEqual([bare.thread, bare.unknown?.what], [{ kind: "discussion", key: "C1" }, "message"]);
});

Deno.test("Slack's own notes, other bots, other events and other workspaces are nothing", () => {
  const noise = [
    message({ subtype: "channel_name", channel: "C1", channel_type: "channel" }),
    message({ subtype: "assistant_app_thread" }),
    message({ user: undefined }),
    mention({ subtype: "bot_message", bot_id: "B9", user: undefined }),
    message({}, { team_id: "T2", authorizations: [{ team_id: "T2", user_id: "U0", is_bot: true }] }),
    reaction("reaction_added", { item: { type: "file", file: "F1" } }),
    call({ type: "app_home_opened" }),
    call({ type: "__proto__" }),
    { ...message(), type: "app_rate_limited" },
  ];
  for (const payload of noise) assert.deepEqual(all(payload), [], JSON.stringify(payload));
});

Deno.test("the team is known by any of the places in which Slack writes it", () => {
  const rest = { team_id: "T_SOURCE", authorizations: [], context_team_id: "T1" };
  assert.equal(all(message({}, rest)).length, 1);
  const unnamed = normalise(message({}, { team_id: "T7" }), connection({ accountId: "" }));
  assert.equal(unnamed.length, 1);
});

Deno.test("C-10 no payload whatever makes the reading throw", () => {
  surviveAnything(all);
  const shared = { is_share: true, text: "a", files: [file()] };
  surviveMutations(all, [
    message({ subtype: "file_share", files: [file()], blocks: WAVE, text: ":wave: a" }),
    message({ attachments: [shared], thread_ts: "1789999000.000700" }),
    mention({ thread_ts: "1789999000.000700" }),
    changed({ text: "a" }, { text: "b" }),
    DELETED,
    reaction("reaction_added"),
    call({ type: "tokens_revoked", tokens: { bot: ["U"] } }),
  ]);
  const keys = [
    "type",
    "subtype",
    "channel",
    "user",
    "ts",
    "text",
    "files",
    "attachments",
    "blocks",
    "message",
  ];
  surviveJunk(all, (junk) => message(junk), [...keys, "previous_message", "deleted_ts", "thread_ts", "item"]);
  surviveJunk(all, (junk) => message({}, junk), ["team_id", "authorizations", "event_time", "event"]);
});
