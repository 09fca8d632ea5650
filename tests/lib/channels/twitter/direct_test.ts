import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/twitter/normalise.ts";
import { onlyMessage, told } from "../parcels.ts";
import {
  activity,
  ANN,
  AT,
  BRAND,
  connection,
  direct,
  dmEvent,
  older,
  OLDER_USERS,
  PHOTO,
  read,
  sentDirect,
  VIDEO,
} from "./samples.ts";

const ID = "2080765901528535096";
const content = (data: Record<string, unknown>) => onlyMessage(read(dmEvent(direct(data))));

Deno.test("TW-02 TW-11 a direct message becomes a message of a direct conversation, with the card", () => {
  assert.deepEqual(told(read(dmEvent(direct()))), [{
    type: "message",
    externalId: `d${ID}`,
    thread: { kind: "direct", key: ANN },
    from: "contact",
    person: {
      externalId: ANN,
      name: "Анна",
      username: "ann",
      avatarUrl: "https://pbs.example/p/ann.jpg",
      profileUrl: "https://x.com/ann",
    },
    text: "Чашки ещё есть?",
    attachments: [],
    sentAt: AT,
  }]);
});

Deno.test("TW-02 the older family tells the same", () => {
  const found = onlyMessage(read(older({ direct_message_events: [direct()], users: OLDER_USERS })));
  assert.deepEqual([found.externalId, found.person.username, found.person.avatarUrl], [
    `d${ID}`,
    "ann",
    "https://pbs.example/ann.png",
  ]);
});

Deno.test("TW-02 TW-05 a message in the shape of API v2 is read as well, ours too; one of several people is not", () => {
  const event = (rest: Record<string, unknown> = {}) => ({
    id: ID,
    event_type: "MessageCreate",
    text: "Чашки ещё есть?",
    sender_id: ANN,
    dm_conversation_id: `${BRAND}-${ANN}`,
    created_at: "2026-09-21T14:13:20.000Z",
    ...rest,
  });
  const includes = {
    users: [{ id: ANN, name: "Анна", username: "ann" }],
    media: [{ media_key: "3_1", type: "photo", url: "https://pbs.example/cup.jpg" }],
  };
  const heard = (rest: Record<string, unknown> = {}, type = "dm.received") =>
    read(activity(type, event(rest), includes));
  assert.deepEqual(told(heard()), [{
    type: "message",
    externalId: `d${ID}`,
    thread: { kind: "direct", key: ANN },
    from: "contact",
    person: { externalId: ANN, name: "Анна", username: "ann", profileUrl: "https://x.com/ann" },
    text: "Чашки ещё есть?",
    attachments: [],
    sentAt: Date.parse("2026-09-21T14:13:20.000Z"),
  }]);
  const sent = onlyMessage(heard({ sender_id: BRAND }, "dm.sent"));
  assert.deepEqual([sent.from, sent.thread.key], ["ours", ANN]);
  const photo = (key: string) => onlyMessage(heard({ text: undefined, attachments: { media_keys: [key] } }));
  assert.deepEqual(photo("3_1").attachments.map(({ kind }) => kind), ["image"]);
  assert.equal(photo("3_2").unknown?.what, "media");
  assert.deepEqual(heard({ dm_conversation_id: "1790000000000000999" }), []);
  assert.deepEqual(heard({ event_type: "ParticipantsJoin" }), []);
});

Deno.test("C-11 our own message comes as ours, with the customer's name", () => {
  for (const payload of [dmEvent(sentDirect()), older({ direct_message_events: [sentDirect()] })]) {
    const found = onlyMessage(read(payload));
    assert.deepEqual([found.from, found.thread.key, found.person.externalId], ["ours", ANN, ANN]);
  }
});

Deno.test("TW-05 a picture is fetched with the account's signature, and its link leaves the text", () => {
  const found = content({
    text: "вот &amp; вот https://t.co/photo",
    attachment: { type: "media", media: PHOTO },
  });
  assert.equal(found.text, "вот & вот");
  assert.deepEqual(told(found.attachments), [{
    kind: "image",
    ref: PHOTO.media_url_https,
    width: 640,
    height: 480,
    pageUrl: "https://x.com/messages",
  }]);
});

Deno.test("TW-07 a video is its largest file, a place its coordinates", () => {
  const [video] = content({ attachment: { type: "media", media: VIDEO } }).attachments;
  assert.deepEqual([video?.kind, video?.url, video?.duration], [
    "video",
    "https://video.example/large.mp4",
    7_000,
  ]);
  const shared = { coordinates: { coordinates: [37.61, 55.75] } };
  const attachment = { type: "location", location: { type: "shared_coordinate", shared_coordinate: shared } };
  assert.deepEqual(told(content({ text: "", attachment }).attachments), [
    { kind: "location", latitude: 55.75, longitude: 37.61 },
  ]);
});

Deno.test("a short link is written in full", () => {
  const urls = [{
    url: "https://t.co/a",
    expanded_url: "https://example.org/cup",
    display_url: "example.org",
  }];
  assert.equal(
    content({ text: "см. https://t.co/a", entities: { urls } }).text,
    "см. https://example.org/cup",
  );
});

Deno.test.each([
  ["card", { attachment: { type: "card" } }],
  ["media", { attachment: { type: "media", media: { type: "photo", url: "https://t.co/x" } } }],
  ["message", { text: "" }],
])("C-10 what cannot be shown leaves a placeholder with the way to X: $0", (what, data) => {
  assert.deepEqual(content(data).unknown, { what, url: "https://x.com/messages" });
});

Deno.test("C-10 an encrypted message is shown as such, in the same conversation", () => {
  const payload = {
    id: "e4f4d3fc-8bbf-4928-92eb-e5058d6bb6f6",
    created_at_msec: String(AT),
    sender_id: ANN,
    conversation_id: `${ANN}:${BRAND}`,
    encoded_event: "CwABAAAA",
  };
  assert.deepEqual(told(read(activity("chat.received", payload))), [{
    type: "message",
    externalId: "ce4f4d3fc-8bbf-4928-92eb-e5058d6bb6f6",
    thread: { kind: "direct", key: ANN },
    from: "contact",
    person: { externalId: ANN, profileUrl: `https://x.com/i/user/${ANN}` },
    text: "",
    attachments: [],
    unknown: { what: "encrypted", url: "https://x.com/messages" },
    sentAt: AT,
  }]);
  assert.deepEqual(read(activity("chat.received", { ...payload, sender_id: BRAND })), []);
});

Deno.test("reading covers everything before it", () => {
  const event = {
    created_timestamp: String(AT),
    sender_id: ANN,
    target: { recipient_id: BRAND },
    last_read_event_id: ID,
  };
  const expected = [{
    type: "receipt",
    status: "read",
    externalIds: [`d${ID}`],
    upTo: { threadKey: ANN, at: AT },
    at: AT,
  }];
  const list = { direct_message_mark_read_events: [event] };
  for (const payload of [older(list), activity("dm.read", list), activity("dm.read", event)]) {
    assert.deepEqual(read(payload), expected);
  }
  assert.deepEqual(read(activity("dm.read", { ...event, sender_id: BRAND })), []);
});

Deno.test("one broken event of many loses no other", () => {
  const events = [null, direct(), { type: "message_create", id: 5 }, 7, sentDirect(), { id: "9" }];
  assert.equal(read(dmEvent(...events)).length, 2);
  assert.equal(read(older({ direct_message_events: events })).length, 2);
});

Deno.test("a withdrawn permission is told, of this account alone", () => {
  const when = "2026-07-23T21:44:05+00:00";
  const at = Date.parse(when);
  const newer = { ...activity("oauth.revoke", { date_time: when, user_id: BRAND }) };
  assert.deepEqual(read({ data: { ...newer.data, filter: {} } }), [
    { type: "revoked", reason: "oauth.revoke", at },
  ]);
  assert.deepEqual(read(activity("oauth.revoke", { date_time: when, user_id: ANN })), []);
  const revoke = { date_time: when, source: { user_id: BRAND } };
  assert.deepEqual(read({ user_event: { revoke } }), [{ type: "revoked", reason: "user_event.revoke", at }]);
  assert.deepEqual(read({ user_event: { revoke: { ...revoke, source: { user_id: ANN } } } }), []);
});

Deno.test("other accounts, other events and typing are nothing", () => {
  const stranger = "3333333333333333333";
  const noise = [
    older({ direct_message_indicate_typing_events: [{ sender_id: ANN }], favorite_events: [{}] }),
    { ...older({ direct_message_events: [direct()] }), for_user_id: stranger },
    { direct_message_events: [direct()] },
    activity("like.create", {}),
    activity("chat.sent", { id: "x", sender_id: BRAND }),
    { data: { ...dmEvent(direct()).data, filter: { user_id: stranger } } },
    dmEvent({ ...direct(), type: "participants_join" }),
    dmEvent(direct({}, { sender_id: BRAND, target: { recipient_id: BRAND } })),
  ];
  for (const payload of noise) assert.deepEqual(read(payload), [], JSON.stringify(payload));
  // While connecting the account has no name of its own yet: the event's filter tells it.
  assert.equal(normalise(dmEvent(direct()), connection({ accountId: "" })).length, 1);
});
