import assert from "node:assert/strict";
import { filterCount, filterQuery, filtersOf, listHref, ticketHref } from "@/components/inbox/filters.ts";

Deno.test("an address leads back to the filters that made it", () => {
  const filters = {
    status: "closed",
    section: "requests",
    platform: "vk",
    kind: "comment",
    tag: "ВК:Личное & co",
    assignee: "me",
    team: "g1",
    sla: "due",
    sort: "deadline",
    q: "торт + крем",
  } as const;
  assert.deepEqual(filtersOf(new URL(`https://x.y${listHref(filters)}`).searchParams), filters);
});

Deno.test("values that are none of ours are left out", () => {
  const filters = filtersOf(new URLSearchParams("status=open&platform=icq&section=x&kind=&q=+&tag="));
  assert.equal(filterQuery(filters), "");
});

Deno.test("a ticket's address keeps the list beside it", () => {
  assert.equal(ticketHref("a/b", { assignee: "none" }), "/inbox/a%2Fb?assignee=none");
  assert.equal(listHref({}), "/inbox");
});

Deno.test("a search is no filter", () => {
  assert.equal(filterCount({ q: "x" }), 0);
  assert.equal(filterCount({ q: "x", tag: "y", status: "all" }), 2);
});
