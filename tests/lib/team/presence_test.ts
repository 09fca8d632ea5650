import assert from "node:assert/strict";
import { GONE_AFTER_MS, Presence, type PresenceNews } from "@/lib/team/presence.ts";
import { Clock } from "@/tests/cast.ts";
import { within } from "@/tests/within.ts";

const PLACE = { workspaceId: "bakery", ticketId: "t1", tab: "a" };
const ANNA = { id: "anna", name: "Анна" };
const BORIS = { id: "boris", name: "Борис" };

/** A presence whose clock stands, and everything that it tells of the bakery. */
function open(clock = new Clock()) {
  const presence = new Presence(clock.now);
  const told: string[] = [];
  let heard = Promise.withResolvers<void>();
  presence.follow("bakery", (news) => {
    told.push(...news.map(inWords));
    heard.resolve();
  });
  return {
    presence,
    clock,
    told,
    /** What it tells next. */
    async next() {
      heard = Promise.withResolvers();
      const before = told.length;
      await within("news of presence", heard.promise);
      return told.slice(before);
    },
    [Symbol.dispose]: () => presence.close(),
  };
}

function inWords({ ticketId, members }: PresenceNews): string {
  return `${ticketId}: ${members.map(({ name, typing }) => `${name}${typing ? " пишет" : ""}`).join(", ")}`;
}

Deno.test("somebody comes, writes, stops and goes, and each is told once", () => {
  using it = open();
  const window = { ...PLACE, member: ANNA };
  for (const typing of [false, false, true, true, false]) it.presence.beat(window, typing);
  it.presence.leave(window);
  it.presence.leave(window);
  assert.deepEqual(it.told, ["t1: Анна", "t1: Анна пишет", "t1: Анна", "t1: "]);
});

Deno.test("whoever falls silent is gone within ten seconds, and is told of as gone", async () => {
  assert.ok(GONE_AFTER_MS < 10_000);
  using it = open();
  it.presence.beat({ ...PLACE, member: ANNA }, true);
  it.clock.advance(GONE_AFTER_MS - 1);
  it.presence.beat({ ...PLACE, member: BORIS }, false);
  it.clock.advance(1);
  assert.deepEqual(await it.next(), ["t1: Борис"]);
  it.clock.advance(GONE_AFTER_MS);
  assert.deepEqual(await it.next(), ["t1: "]);
});

Deno.test("several windows of one member are one member, who is gone with the last of them", () => {
  using it = open();
  it.presence.beat({ ...PLACE, member: ANNA, tab: "a" }, true);
  it.presence.beat({ ...PLACE, member: ANNA, tab: "b" }, false);
  it.presence.leave({ ...PLACE, member: ANNA, tab: "a" });
  it.presence.leave({ ...PLACE, member: ANNA, tab: "b" });
  assert.deepEqual(it.told, ["t1: Анна пишет", "t1: Анна", "t1: "]);
});

Deno.test("whoever begins to listen hears who is there already, and a stranger's workspace tells nothing", () => {
  using it = open();
  it.presence.beat({ ...PLACE, member: ANNA }, false);
  it.presence.beat({ ...PLACE, ticketId: "t2", member: BORIS }, true);
  const late: string[] = [];
  it.presence.follow("bakery", (news) => late.push(...news.map(inWords)));
  const stranger: unknown[] = [];
  it.presence.follow("garage", (news) => stranger.push(news));
  assert.deepEqual([late, stranger], [["t1: Анна", "t2: Борис пишет"], []]);
});

Deno.test("an end of listening is one", () => {
  using it = open();
  const heard: unknown[] = [];
  const stop = it.presence.follow("bakery", (news) => heard.push(news));
  stop();
  it.presence.beat({ ...PLACE, member: ANNA }, false);
  assert.deepEqual(heard, []);
});

Deno.test("an open inbox makes a member online, and a line that breaks does not end that at once", () => {
  using it = open();
  const first = it.presence.arrive("bakery", "anna");
  const second = it.presence.arrive("bakery", "anna");
  const online = () => [...it.presence.online("bakery")];
  first();
  assert.deepEqual(online(), ["anna"]);
  second();
  assert.deepEqual(online(), ["anna"]);
  it.clock.advance(20_000);
  assert.deepEqual(online(), []);
  assert.deepEqual([...it.presence.online("garage")], []);
});

Deno.test("a member with very many windows is kept with the latest of them", () => {
  using it = open();
  for (let index = 0; index < 50; index++) {
    it.presence.beat({ ...PLACE, member: ANNA, tab: `${index}` }, index === 0);
  }
  for (let index = 30; index < 50; index++) it.presence.leave({ ...PLACE, member: ANNA, tab: `${index}` });
  assert.deepEqual(it.told, ["t1: Анна пишет", "t1: Анна", "t1: "]);
});
