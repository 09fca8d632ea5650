import assert from "node:assert/strict";
import type { Store } from "@/db/libsql.ts";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { recordStatements, tableScans } from "@/tests/statements.ts";
import { type Cast, openCast } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

const TICKETS = 2_500;

interface Hall extends AsyncDisposable {
  readonly store: Store;
  /** Their numbers, page by page. */
  every(query: string): Promise<number[]>;
}

/** Tickets from 2 on; each seventh is open, each fifth Борис's; all are tagged, each hundredth doubly. */
async function openHall(): Promise<Hall> {
  const cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  await openTicket(cast, cast.boris, chat, "Ольга");
  const { store } = await cast.services.workspaces.open(cast.boris.workspaceId);
  await store.write(() => store.commit(crowd(cast)));
  return {
    store,
    async every(query) {
      const numbers: number[] = [];
      for (let cursor: string | null = "";;) {
        const page: Paged<TicketView> = await cast.ok(
          cast.boris,
          `GET /tickets?limit=100&cursor=${cursor}&${query}`,
        );
        numbers.push(...page.items.map(({ number }) => number));
        if (page.nextCursor === null) return numbers;
        cursor = page.nextCursor;
      }
    },
    [Symbol.asyncDispose]: () => cast[Symbol.asyncDispose](),
  };
}

function crowd({ boris }: Cast) {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${TICKETS})`;
  return [
    {
      // Of three that are next to each other the last message is of one moment.
      sql: `INSERT INTO tickets (id, number, status, platform, connection_id, kind, section, thread_key,
          contact_id, identity_id, preview, preview_author, last_message_at, created_at, assignee_id)
        ${numbers} SELECT printf('t%05d', i), i, iif(i % 7 = 0, 'open', 'closed'), platform, connection_id,
          kind, section, 'thread' || i, contact_id, identity_id, '', 'contact', i / 3, i,
          iif(i % 5 = 0, ?, NULL) FROM n, (SELECT * FROM tickets LIMIT 1)`,
      args: [boris.id],
    },
    "INSERT INTO tags (id, name) VALUES ('g1', 'all'), ('g2', 'rare')",
    "INSERT INTO ticket_tags SELECT id, 'g1' FROM tickets WHERE number > 1",
    "INSERT INTO ticket_tags SELECT id, 'g2' FROM tickets WHERE number % 100 = 0",
  ];
}

const down = (holds: (number: number) => boolean) =>
  Array.from({ length: TICKETS - 1 }, (_, index) => TICKETS - index).filter(holds);

Deno.test("a list of every status, and one by a tag, has each ticket once and in its order", async () => {
  await using hall = await openHall();
  assert.deepEqual((await hall.every("status=all")).filter((one) => one > 1), down(() => true));
  assert.deepEqual(await hall.every("status=all&assignee=me"), down((one) => one % 5 === 0));
  assert.deepEqual(await hall.every("status=all&tag=all"), down(() => true));
  assert.deepEqual(await hall.every("status=all&tag=rare"), down((one) => one % 100 === 0));
  assert.deepEqual(await hall.every("tag=all"), down((one) => one % 7 === 0));
  assert.deepEqual(await hall.every("status=closed&tag=rare"), down((one) => one % 100 === 0 && one % 7 > 0));
  assert.deepEqual(await hall.every("tag=nobody's"), []);
});

Deno.test("no list of tickets reads and sorts them all for a page", async () => {
  await using hall = await openHall();
  for (const query of ["", "&assignee=me", "&section=chat", "&platform=webchat", "&tag=all"]) {
    const ran = (await recordStatements(() => hall.every(`status=all${query}`))).map(({ sql }) => sql);
    const lists = ran.filter((sql) => /from "tickets".* order by/i.test(sql));
    assert.ok(lists.length > 1);
    assert.deepEqual(await tableScans(hall.store, lists), [], query);
    for (const sql of new Set(lists)) {
      const args = Array.from(sql.matchAll(/\?/g), () => "");
      const { rows } = await hall.store.query(`EXPLAIN QUERY PLAN ${sql}`, args);
      assert.doesNotMatch(JSON.stringify(rows), /TEMP B-TREE/, query);
    }
  }
});
