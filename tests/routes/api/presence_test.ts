import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { PresenceNews } from "@/lib/team/presence.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";
import { type Frame, Frames } from "./sse.ts";

/** A stream that is left must leave nothing behind: no timer, no listener. */
const clean = { sanitizeOps: true, sanitizeResources: true };

Deno.test(
  "who looks and who writes comes by the stream, with no id and no line in the log",
  clean,
  async () => {
    await using cast = await openCast();
    const { id } = await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
    await using stream = new Frames(await listen(cast, cast.dina));
    await stream.next();
    const latest = await cast.services.live.latest(cast.boris.workspaceId);
    await cast.ok(cast.boris, `PUT /tickets/${id}/presence`, { typing: true, tab: "a" });
    const frame = await stream.next();
    deepStrictEqual([frame?.event, frame?.id], ["presence", undefined]);
    const boris = { id: cast.boris.id, name: "Борис" };
    deepStrictEqual(newsOf(frame), { ticketId: id, members: [{ ...boris, typing: true }] });
    await cast.ok(cast.boris, `PUT /tickets/${id}/presence`, { tab: "a" });
    deepStrictEqual(newsOf(await stream.next()).members, [{ ...boris, typing: false }]);
    await cast.ok(cast.boris, `DELETE /tickets/${id}/presence?tab=a`);
    deepStrictEqual(newsOf(await stream.next()).members, []);
    strictEqual(await cast.services.live.latest(cast.boris.workspaceId), latest);
  },
);

Deno.test("whoever comes later is told who is there, and no other workspace is", clean, async () => {
  await using cast = await openCast();
  const { id } = await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
  const theirs = await openTicket(cast, cast.gleb, await addChat(cast, cast.gleb), "Олег");
  await cast.ok(cast.boris, `PUT /tickets/${id}/presence`, {});
  await cast.ok(cast.gleb, `PUT /tickets/${theirs.id}/presence`, {});
  for (const [who, expected] of [[cast.dina, id], [cast.gleb, theirs.id]] as const) {
    await using stream = new Frames(await listen(cast, who));
    await stream.next();
    strictEqual(newsOf(await stream.next()).ticketId, expected);
  }
});

Deno.test("whoever listens by a token is no colleague at the inbox", clean, async () => {
  await using cast = await openCast();
  await using stream = new Frames(await listen(cast, cast.boris));
  await stream.next();
  const { items } = await cast.ok<{ items: { id: string; online: boolean }[] }>(cast.dina, "GET /members");
  deepStrictEqual(items.filter(({ online }) => online), []);
});

Deno.test("a beat of a foreign or unknown ticket is refused, and so is a long name of a window", async () => {
  await using cast = await openCast();
  const { id } = await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
  for (const [who, path] of [[cast.gleb, id], [cast.boris, "nothing"]] as const) {
    strictEqual((await cast.refused(who, `PUT /tickets/${path}/presence`, {})).status, 404);
    strictEqual((await cast.refused(who, `DELETE /tickets/${path}/presence`)).status, 404);
  }
  const long = await cast.refused(cast.boris, `PUT /tickets/${id}/presence`, { tab: "x".repeat(65) });
  deepStrictEqual([long.status, Object.keys(Object(long.details.fields))], [400, ["tab"]]);
});

function listen({ send }: Cast, who: Person): Promise<Response> {
  return send(who, "GET /events");
}

function newsOf(frame: Frame | null): PresenceNews {
  if (frame?.event !== "presence") throw new Error(`No presence came, but ${JSON.stringify(frame)}`);
  return JSON.parse(frame.data);
}
