import assert from "node:assert/strict";
import type { OutboundFile } from "@/lib/channels/channel.ts";
import { createTwitter } from "@/lib/channels/twitter/mod.ts";
import { LocalApi, type Seen } from "../local_api.ts";
import { file, outbound, refusalOf } from "../parcels.ts";
import { ANN, connection } from "./samples.ts";
import { assertSigned, now } from "./x_api.ts";

const DM = `POST /2/dm_conversations/with/${ANN}/messages`;
const INIT = "POST /2/media/upload/initialize";
const APPEND = "POST /2/media/upload/77/append";
const FINAL = "POST /2/media/upload/77/finalize";
const STATUS = "GET /2/media/upload";

/** An API that takes a file in pieces, and works on it as told. */
function uploading(states: unknown[] = [], answers: Readonly<Record<string, unknown>> = {}): LocalApi {
  const next = () => ({ data: { id: "77", processing_info: states.shift() } });
  return new LocalApi({
    [DM]: { data: { dm_event_id: "5" } },
    [INIT]: { data: { id: "77", media_key: "7_77" } },
    [APPEND]: { data: { expires_at: 1 } },
    [FINAL]: next,
    [STATUS]: next,
    ...answers,
  });
}

const out = (one: OutboundFile) =>
  outbound({ person: { externalId: ANN }, thread: { kind: "direct", key: ANN }, files: [one] });

/** A film of so many bytes, each the number of its place. */
function film(size: number): OutboundFile {
  const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
  return { ...file("video", "video/mp4", "film.mp4", size), read: () => Promise.resolve(bytes) };
}

Deno.test("TW-07 a video is uploaded in pieces and waited for", async () => {
  const pending = { state: "pending", check_after_secs: 0 };
  await using api = uploading([pending, { state: "in_progress", check_after_secs: 0 }, {
    state: "succeeded",
  }]);
  const size = 9 * 1024 * 1024;
  await createTwitter(api.net, now).send(out(film(size)), connection());
  assert.deepEqual(api.single(INIT).body, {
    media_type: "video/mp4",
    total_bytes: size,
    media_category: "dm_video",
  });
  const pieces = api.of(APPEND).map(({ body }) => Object(body));
  assert.deepEqual(pieces.map((piece) => piece.segment_index), ["0", "1", "2"]);
  assert.equal(api.of(STATUS).length, 2);
  assert.deepEqual(api.of(STATUS)[0]?.query, { command: "STATUS", media_id: "77" });
  for (const call of api.calls) assertSigned(api, call);
  assert.deepEqual(api.single(DM).body, { attachments: [{ media_id: "77" }] });
});

Deno.test("TW-05 a moving picture goes in pieces as such, and may be ready at once", async () => {
  await using api = uploading();
  await createTwitter(api.net, now).send(out(file("image", "image/gif", "a.gif")), connection());
  assert.equal(Object(api.single(INIT).body).media_category, "dm_gif");
  assert.deepEqual(Object(api.single(APPEND).body).media, "a.gif: bytes of a.gif");
  assert.equal(api.of(STATUS).length, 0);
});

Deno.test("a video that X cannot use is refused for good, with X's words", async () => {
  const failed = { state: "failed", error: { code: 3, name: "InvalidMedia", message: "Unsupported video" } };
  await using api = uploading([failed]);
  const error = await refusalOf(createTwitter(api.net, now).send(out(film(10)), connection()));
  assert.deepEqual([error.kind, error.platformCode, error.maybeSent], [
    "content",
    "Unsupported video",
    false,
  ]);
  assert.equal(api.of(DM).length, 0);
});

Deno.test("a piece that does not arrive sent nothing", async () => {
  const answers: Record<string, unknown>[] = [
    { [APPEND]: () => new Response("no", { status: 504 }) },
    { [INIT]: {} },
    { [FINAL]: (_: Seen) => new Response("no", { status: 503 }) },
  ];
  for (const answer of answers) {
    await using api = uploading([], answer);
    const error = await refusalOf(createTwitter(api.net, now).send(out(film(10)), connection()));
    assert.deepEqual([error.kind, error.maybeSent], ["transient", false]);
  }
});
