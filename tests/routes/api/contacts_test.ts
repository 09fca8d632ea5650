import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { ContactView } from "@/lib/inbox/view.ts";
import { type Cast, openCast } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

Deno.test("GET and PATCH /contacts/{id}: only what was sent changes, and null empties a field", async () => {
  await using cast = await openCast();
  const id = await contactId(cast);
  const filled = await cast.ok<ContactView>(cast.boris, `PATCH /contacts/${id}`, {
    name: " Ольга Петровна ",
    phone: "+7 900 000-00-00",
    note: "Любит ржаной",
  });
  deepStrictEqual([filled.name, filled.phone], ["Ольга Петровна", "+7 900 000-00-00"]);
  await cast.ok(cast.boris, `PATCH /contacts/${id}`, { phone: null, email: "olga@example.ru" });
  const read = await cast.ok<ContactView>(cast.dina, `GET /contacts/${id}`);
  deepStrictEqual(
    [read.name, read.phone, read.email, read.note, read.identities?.length],
    ["Ольга Петровна", undefined, "olga@example.ru", "Любит ржаной", 1],
  );
});

Deno.test("C-06 a field without a word in it is empty, so that the platform may fill it again", async () => {
  await using cast = await openCast();
  const id = await contactId(cast);
  await cast.ok(cast.boris, `PATCH /contacts/${id}`, { phone: "+7 900 000-00-00", city: "Казань" });
  const emptied = await cast.ok<ContactView>(cast.boris, `PATCH /contacts/${id}`, { phone: "", city: "  " });
  deepStrictEqual([emptied.phone, emptied.city], [undefined, undefined]);
  const { store } = await cast.services.workspaces.open(cast.boris.workspaceId);
  const { rows } = await store.query("SELECT phone, city FROM contacts WHERE id = ?", [id]);
  deepStrictEqual(rows.map(({ phone, city }) => [phone, city]), [[null, null]]);
});

Deno.test("PATCH /contacts/{id} refuses what cannot be", async () => {
  await using cast = await openCast();
  const id = await contactId(cast);
  const wrong = { name: "", email: "olga", phone: 7, note: "н".repeat(10_001) };
  const { details } = await cast.refused(cast.boris, `PATCH /contacts/${id}`, wrong);
  deepStrictEqual(details.fields, {
    name: "too_short",
    email: "invalid_format",
    phone: "wrong_type",
    note: "too_long",
  });
  strictEqual((await cast.ok<ContactView>(cast.boris, `GET /contacts/${id}`)).name, "Ольга");
});

async function contactId(cast: Cast): Promise<string> {
  return (await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга")).contact.id;
}
