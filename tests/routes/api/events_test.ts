import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { events } from "@/db/schema/workspace.ts";
import { insertMany } from "@/db/bulk.ts";
import { removeMember } from "@/lib/auth/members.ts";
import { within } from "@/tests/within.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { accept, addChat, openTicket, written } from "./desk.ts";
import { Frames } from "./sse.ts";

/** A session is remembered for 5 s at most: 10 ms apart, that many heartbeats are more than enough. */
const MOST_BEATS = 600;

/** A stream that is left must leave nothing behind: no timer, no listener. */
const clean = { sanitizeOps: true, sanitizeResources: true };

Deno.test("the stream begins with ready and brings what happens, without any text", clean, async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const { id } = await openTicket(cast, cast.boris, chat, "Ольга");
  const latest = await cast.services.live.latest(cast.boris.workspaceId);
  const response = await listen(cast, cast.boris);
  strictEqual(response.headers.get("content-type"), "text/event-stream");
  strictEqual(response.headers.get("cache-control"), "no-store, no-transform");
  await using stream = new Frames(response);
  const first = await stream.next();
  deepStrictEqual([first?.event, first?.id, first?.data], ["ready", String(latest), `{"seq":${latest}}`]);
  await accept(cast, chat, written("Ольга", "Секретный рецепт"));
  const [heard] = await stream.events(1);
  deepStrictEqual([heard?.seq, heard?.kind, heard?.ticketId], [latest + 1, "message.created", id]);
  ok(heard?.messageId);
  strictEqual(JSON.stringify(heard).includes("рецепт"), false);
});

Deno.test(
  "who asks for the head of a stream alone is answered at once, and holds nothing",
  clean,
  async () => {
    await using cast = await openCast();
    const { live } = cast.services;
    let lines = 0;
    const subscribe = live.subscribe.bind(live);
    live.subscribe = (...line) => {
      lines++;
      return subscribe(...line);
    };
    const head = await cast.send(cast.boris, "HEAD /events");
    deepStrictEqual([head.status, head.headers.get("content-type")], [200, "text/event-stream"]);
    strictEqual(head.body, null);
    await using stream = new Frames(await listen(cast, cast.boris));
    await stream.next();
    strictEqual(lines, 1);
  },
);

Deno.test("a stream that broke resumes without a gap and without a repeat", clean, async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const seen: number[] = [];
  for (let round = 0; round < 4; round++) {
    const after = String(seen.at(-1) ?? 0);
    // The address still has the place where the page was opened: the header knows better.
    await using stream = new Frames(await listen(cast, cast.boris, "?after=0", { "last-event-id": after }));
    strictEqual((await stream.next())?.id, after);
    const writing = Promise.all([1, 2, 3].map((n) => accept(cast, chat, written(`К${round}.${n}`, "…"))));
    seen.push(...(await stream.events(3)).map((one) => one.seq));
    await writing;
  }
  const latest = await cast.services.live.latest(cast.boris.workspaceId);
  await using rest = new Frames(await listen(cast, cast.boris, `?after=${seen.at(-1)}`));
  seen.push(...(await rest.events(latest - seen.length)).map((one) => one.seq));
  deepStrictEqual(seen, Array.from({ length: latest }, (_, i) => i + 1));
});

Deno.test("?after= resumes too, and a client from the future starts from now", clean, async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  await accept(cast, chat, written("Ольга", "…"));
  const latest = await cast.services.live.latest(cast.boris.workspaceId);
  await using past = new Frames(await listen(cast, cast.boris, "?after=1"));
  strictEqual((await past.events(1))[0]?.seq, 2);
  await using future = new Frames(await listen(cast, cast.boris, "?after=999999"));
  strictEqual((await future.next())?.id, String(latest));
  await accept(cast, chat, written("Ольга", "…"));
  strictEqual((await future.events(1))[0]?.seq, latest + 1);
  for (const wrong of ["?after=-1", "?after=x"]) {
    strictEqual((await cast.refused(cast.boris, `GET /events${wrong}`)).status, 400);
  }
});

Deno.test("a stream hears its own workspace only", clean, async () => {
  await using cast = await openCast();
  const ours = await addChat(cast, cast.anna);
  const theirs = await addChat(cast, cast.gleb);
  await using stream = new Frames(await listen(cast, cast.gleb));
  await stream.next();
  await accept(cast, ours, written("Ольга", "…"));
  await accept(cast, theirs, written("Семён", "…"));
  const [heard] = await stream.events(1);
  const page = await cast.ok<{ items: { id: string }[] }>(cast.gleb, "GET /tickets");
  strictEqual(heard?.ticketId, page.items[0]?.id);
});

Deno.test("a member who is removed hears the end instead of the next event", clean, async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  await using stream = new Frames(await listen(cast, cast.boris));
  await stream.next();
  const { control } = cast.services;
  const { id, name, workspaceId } = cast.anna;
  const viewer = { user: { id, name, email: "", locale: "ru" as const }, workspaceId };
  await removeMember(control, { ...viewer, role: "owner", via: "session" }, cast.boris.id);
  await accept(cast, chat, written("Ольга", "…"));
  const last = await stream.next();
  deepStrictEqual([last?.event, last?.data], ["end", '{"reason":"signed_out"}']);
  strictEqual(await stream.next(), null);
  strictEqual((await listen(cast, cast.boris)).status, 401);
});

Deno.test("a heartbeat comes when nothing happens, and ends what is no longer allowed", clean, async () => {
  await using cast = await openCast({ heartbeatMs: 10 });
  const { id, token } = await cast.ok<{ id: string; token: string }>(cast.anna, "POST /api-tokens", {
    name: "x",
  });
  await using stream = new Frames(await listen(cast, { ...cast.anna, token }));
  await stream.next();
  strictEqual((await stream.next())?.event, "beat");
  await cast.ok(cast.anna, `DELETE /api-tokens/${id}`);
  let frame = await stream.next();
  for (let beats = 0; frame?.event === "beat" && beats < MOST_BEATS; beats++) frame = await stream.next();
  strictEqual(frame?.event, "end");
  strictEqual(await stream.next(), null);
});

Deno.test(
  "a client that does not keep up is let go, and gets the rest when it comes again",
  clean,
  async () => {
    await using cast = await openCast();
    const { store } = await cast.services.workspaces.open(cast.boris.workspaceId);
    const total = 30_000;
    const row = { kind: "ticket.updated" as const, ticketId: "t".repeat(26), at: Date.now() };
    await store.write(() => store.commit(insertMany(events, Array.from({ length: total }, () => row))));
    let seen = 0;
    let rounds = 0;
    for (; seen < total; rounds++) {
      await using stream = new Frames(await listen(cast, cast.boris, `?after=${seen}`));
      while (seen < total) {
        const frame = await stream.next();
        if (!frame) break;
        if (frame.event === "message") strictEqual(frame.id, String(++seen));
      }
    }
    ok(rounds > 1 && rounds < 10, `${rounds} rounds`);
  },
);

Deno.test("a failure of ours ends the stream", clean, async () => {
  await using cast = await openCast();
  const { store } = await cast.services.workspaces.open(cast.boris.workspaceId);
  await using stream = new Frames(await listen(cast, cast.boris));
  await store.query("DROP TABLE events");
  strictEqual((await stream.next())?.event, "ready");
  strictEqual(await stream.next(), null);
});

Deno.test("fifty listeners hear every event, and leave nothing behind", clean, async () => {
  await using cast = await openCast();
  const watched = watch(cast);
  const chat = await addChat(cast, cast.anna);
  const streams = await Promise.all(
    Array.from({ length: 50 }, async () => new Frames(await listen(cast, cast.boris))),
  );
  await Promise.all(streams.map((stream) => stream.next()));
  for (let n = 1; n <= 5; n++) await accept(cast, chat, written(`К${n}`, "…"));
  const heard = await Promise.all(streams.map((stream) => stream.events(10)));
  for (const one of heard) deepStrictEqual(one, heard[0]);
  strictEqual(watched.listeners(), 50);
  await Promise.all(streams.map((stream) => stream[Symbol.asyncDispose]()));
  strictEqual(watched.listeners(), 0);
});

Deno.test("over a real connection: a client that hangs up is forgotten", clean, async () => {
  await using cast = await openCast();
  const watched = watch(cast);
  const chat = await addChat(cast, cast.anna);
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, cast.app.fetch);
  const hangUp = new AbortController();
  using _line = { [Symbol.dispose]: () => hangUp.abort() };
  const response = await fetch(`http://127.0.0.1:${server.addr.port}/api/v1/events`, {
    headers: { authorization: `Bearer ${cast.boris.token}` },
    signal: hangUp.signal,
  });
  const stream = new Frames(response);
  strictEqual((await stream.next())?.event, "ready");
  await accept(cast, chat, written("Ольга", "…"));
  strictEqual((await stream.events(1))[0]?.kind, "ticket.created");
  strictEqual(watched.listeners(), 1);
  hangUp.abort();
  await within("the stream to be left", watched.gone);
  strictEqual(watched.listeners(), 0);
  await stream[Symbol.asyncDispose]().catch(() => undefined);
});

Deno.test("HEAD /events opens no stream", clean, async () => {
  await using cast = await openCast();
  const response = await cast.send(cast.boris, "HEAD /events");
  deepStrictEqual([response.status, response.body], [200, null]);
});

/** Counts who listens to the product's feed, which goes on as it is. */
function watch({ services: { live } }: Cast): { listeners: () => number; gone: Promise<void> } {
  const subscribe = live.subscribe.bind(live);
  const gone = Promise.withResolvers<void>();
  let count = 0;
  live.subscribe = async (...asked) => {
    const leave = await subscribe(...asked);
    count++;
    return () => {
      count--;
      leave();
      gone.resolve();
    };
  };
  return { listeners: () => count, gone: gone.promise };
}

async function listen(cast: Cast, who: Person, query = "", headers?: HeadersInit): Promise<Response> {
  return await cast.send(who, `GET /events${query}`, undefined, headers);
}
