import assert from "node:assert/strict";
import type { ContactMerge, ContactSummary } from "@/lib/contacts/view.ts";
import type { ContactView, Paged } from "@/lib/inbox/view.ts";
import type { SearchAnswer } from "@/lib/search/view.ts";
import { withTelegram, withVk } from "./cast.ts";
import type { Office } from "./office.ts";
import { until } from "./until.ts";

const DAY_MS = 86_400_000;

/** Names of the customers whose tickets a search finds. */
async function found(office: Office, q: string): Promise<string[]> {
  const { items } = await office.rest.get<SearchAnswer>(`/search?type=tickets&q=${encodeURIComponent(q)}`);
  return items.map((hit) => hit.type === "ticket" ? hit.ticket.contact.name : "");
}

Deno.test(
  "C-06 a profile that cannot be had today is asked for again after 30 days",
  withVk(async ({ stage, office, boris }) => {
    stage.sandbox.faults.set({ platform: "vk", method: "users.get", kind: "token_revoked" });
    await boris.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    await stage.pass(0);
    assert.equal((await office.contact(contact.id)).city, undefined);
    stage.sandbox.faults.clear({});
    await stage.pass(31 * DAY_MS);
    const card = await until("the card to be filled", async () => {
      const view = await office.contact(contact.id);
      return view.city ? view : undefined;
    });
    assert.equal(card.city, "Казань");
  }),
);

Deno.test(
  "what a customer writes, changes and is answered is found at once by other forms of its words",
  withTelegram(async ({ office, marina }) => {
    const { ids } = await marina.write("Где мои керамические кружки?");
    const ticket = await office.firstTicket();
    assert.deepEqual(await found(office, "керамическая кружка"), [ticket.contact.name]);
    await marina.edit(ids[0] ?? "", "Где мои фарфоровые вазы?");
    await until("the edit", async () => (await found(office, "фарфоровая ваза")).length === 1);
    assert.deepEqual(await found(office, "кружка"), []);
    const { id } = await office.reply(ticket.id, { text: "Отправили вчера курьером" });
    assert.deepEqual(await found(office, "курьер отправка"), []);
    assert.deepEqual(await found(office, "курьером отправили"), [ticket.contact.name]);
    await office.settled(id, "sent");
    assert.deepEqual(await found(office, "from:agent курьер"), [ticket.contact.name]);
  }),
);

Deno.test(
  "a name that VK tells later, and one that an agent writes, find the customer",
  withVk(async ({ office, boris }) => {
    await boris.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    const byCard = async (q: string) =>
      (await office.rest.get<Paged<ContactSummary>>(`/contacts?q=${encodeURIComponent(q)}`)).items.length;
    await until("the card to be filled", async () => await byCard("казань") === 1);
    assert.equal(await byCard("+7 (921) 555 01 42"), 1);
    await office.changeContact(contact.id, { name: "Борис Ёлкин" });
    assert.deepEqual([await byCard("елкин"), await byCard("boris_li")], [1, 1]);
  }),
);

Deno.test(
  "a blocked customer gets no answer of the machine's, and wakes nobody",
  withTelegram(async ({ stage, office, marina, connection }) => {
    const text = "Мы получили ваше сообщение и скоро ответим.";
    await office.rest.patch(`/connections/${connection.id}`, {
      settings: { acknowledgement: { text, when: "always" } },
    });
    await marina.write("Здравствуйте");
    await until("the acknowledgement", () => stage.sandbox.telegram.sent.length > 0);
    const { contact } = await office.firstTicket();
    await stage.pass(0);
    const before = stage.sandbox.telegram.sent.length;
    const card = await office.rest.put<ContactView>(`/contacts/${contact.id}/block`);
    assert.equal(card.blocked, true);
    await marina.write("Почему молчите?");
    const [ticket] = await office.tickets({ status: "closed" });
    await stage.pass(DAY_MS);
    assert.deepEqual([ticket?.preview, ticket?.waitingSince], ["Почему молчите?", undefined]);
    assert.deepEqual(await office.tickets(), []);
    assert.equal(stage.sandbox.telegram.sent.length, before);
    await office.rest.delete(`/contacts/${contact.id}/block`);
    await marina.write("А теперь?");
    assert.equal((await office.firstTicket()).preview, "А теперь?");
  }),
);

Deno.test(
  "after a merge an answer still goes to the conversation that it belongs to",
  withTelegram(async ({ stage, office, marina }) => {
    const { telegram } = stage.sandbox;
    const other = telegram.customer({ id: 556, firstName: "Мариша" });
    await marina.write("Пишу с работы");
    await other.write("А это из дома");
    const all = await office.tickets();
    const [home, work] = ["А это из дома", "Пишу с работы"].map((said) =>
      all.find((one) => one.preview === said)
    );
    assert.ok(home && work);
    const merge = await office.rest.post<ContactMerge>(`/contacts/${work.contact.id}/merges`, {
      contactId: home.contact.id,
    });
    assert.equal((await office.tickets({ contact: work.contact.id })).length, 2);
    await office.settled((await office.reply(home.id, { text: "Домой" })).id, "sent");
    await office.settled((await office.reply(work.id, { text: "На работу" })).id, "sent");
    assert.deepEqual(telegram.sent.map(({ text, to }) => [text, to]), [["Домой", "556"], [
      "На работу",
      "555",
    ]]);
    await other.write("Спасибо");
    await until(
      "the answer",
      async () => (await office.messages(home.id)).some(({ text }) => text === "Спасибо"),
    );
    await office.rest.delete(`/contacts/${work.contact.id}/merges/${merge.id}`);
    assert.equal((await office.ticket(home.id)).contact.id, home.contact.id);
  }),
);
