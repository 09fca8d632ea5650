import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { contacts, identities } from "@/db/schema/workspace.ts";
import { changeContact } from "@/lib/inbox/contacts.ts";
import { filled } from "@/lib/inbox/profile_fill.ts";
import { openContactDesk } from "./desk.ts";

Deno.test("C-06 what an agent fills in while the platform is being asked is not overwritten", async () => {
  await using desk = await openContactDesk();
  const { cast: { services }, workspace } = desk;
  const { store } = workspace;
  await desk.write("", "Здравствуйте", { person: { externalId: "7" }, thread: { kind: "direct", key: "7" } });
  const [found] = await store.db.select({ identity: identities, contact: contacts }).from(identities)
    .innerJoin(contacts, eq(contacts.id, identities.contactId));
  assert.ok(found);
  await changeContact(services, workspace, found.contact.id, { name: "Ольга", city: "Казань" });
  const person = { externalId: "7", name: "Olga", city: "Пермь", phone: "+7 900 000-00-00" };
  await store.write(async () => store.commit(await filled(store, found, person, Date.now())));
  const card = await desk.card(found.contact.id);
  assert.deepEqual([card.name, card.city, card.phone], ["Ольга", "Казань", "+7 900 000-00-00"]);
  assert.deepEqual(await desk.contacts("olga"), ["Ольга"], "by the name on the platform too");
  assert.deepEqual(await desk.contacts("79000000000"), ["Ольга"]);
});
