import assert from "node:assert/strict";
import { blockContact } from "@/lib/contacts/block.ts";
import { mergeContacts } from "@/lib/contacts/merge.ts";
import { listMerges } from "@/lib/contacts/merges.ts";
import { addNote, listNotes } from "@/lib/contacts/notes.ts";
import { addField } from "@/lib/contacts/define_field.ts";
import { unmerge } from "@/lib/contacts/unmerge.ts";
import { changeContact } from "@/lib/inbox/contacts.ts";
import { type ContactDesk, openContactDesk } from "./desk.ts";

const DAY = 86_400_000;

interface Pair extends ContactDesk {
  readonly anna: string;
  readonly anya: string;
  merge(keptId: string, mergedId: string, name?: "kept" | "merged"): Promise<string>;
  undo(keptId: string, mergeId: string): Promise<void>;
  notes(id: string): Promise<string[]>;
}

/** One person who wrote from Telegram as Анна and from VK as Аня. */
async function openPair(): Promise<Pair> {
  const desk = await openContactDesk();
  const { cast: { services }, workspace, boris } = desk;
  const vk = await desk.connect("vk");
  await desk.write("Анна", "Где заказ?");
  await desk.write("Аня", "Это снова я", {}, vk);
  return {
    ...desk,
    anna: await desk.idOf("Анна"),
    anya: await desk.idOf("Аня"),
    merge: (keptId, mergedId, name = "kept") =>
      mergeContacts(services, workspace, keptId, { mergedId, name }, boris),
    undo: (keptId, mergeId) => unmerge(services, workspace, keptId, mergeId),
    notes: async (id) => (await listNotes(workspace, id, { limit: 10 })).items.map(({ text }) => text),
  };
}

Deno.test("identities, tickets and notes come to the kept card, and the chosen name stays", async () => {
  await using desk = await openPair();
  const { cast: { services }, workspace, boris, anna, anya } = desk;
  await addNote(services, workspace, anya, boris, "Любит синий");
  await desk.merge(anna, anya, "merged");
  const card = await desk.card(anna);
  assert.equal(card.name, "Аня");
  assert.deepEqual(card.identities?.map(({ platform }) => platform).sort(), ["telegram", "vk"]);
  assert.equal((await desk.ticketsOf(anna)).length, 2);
  assert.deepEqual(await desk.notes(anna), ["Любит синий"]);
  assert.deepEqual(await desk.contacts("анна"), ["Аня"], "the name on the platform still finds her");
});

Deno.test("the old card's address leads to the kept one, for reading and for changing", async () => {
  await using desk = await openPair();
  const { cast: { services }, workspace, anna, anya } = desk;
  await desk.merge(anna, anya);
  assert.equal((await desk.card(anya)).id, anna);
  await changeContact(services, workspace, anya, { city: "Казань" });
  assert.equal((await desk.card(anna)).city, "Казань");
});

Deno.test("what is empty is filled, what is filled is kept, and notes stand below each other", async () => {
  await using desk = await openPair();
  const { cast: { services }, workspace, anna, anya } = desk;
  const field = await addField(services, workspace, { name: "Размер", kind: "number" });
  const other = await addField(services, workspace, { name: "Скидка", kind: "text" });
  await changeContact(services, workspace, anna, {
    city: "Казань",
    note: "Первая",
    fields: { [other]: "5 %" },
  });
  const fields = { [field]: "38", [other]: "10 %" };
  await changeContact(services, workspace, anya, {
    city: "Пермь",
    email: "anya@example.com",
    note: "Вторая",
    fields,
  });
  await desk.merge(anna, anya);
  const card = await desk.card(anna);
  assert.deepEqual([card.city, card.email, card.note], ["Казань", "anya@example.com", "Первая\n\nВторая"]);
  assert.deepEqual(card.fields?.map(({ value }) => value), ["38", "5 %"]);
  assert.deepEqual(await desk.contacts("anya@example.com"), ["Анна"]);
});

Deno.test("a merge is taken back: everything is as it was, with what came meanwhile where it belongs", async () => {
  await using desk = await openPair();
  const { cast: { services }, workspace, boris, anna, anya } = desk;
  const field = await addField(services, workspace, { name: "Размер", kind: "number" });
  await changeContact(services, workspace, anya, {
    email: "anya@example.com",
    note: "Вторая",
    fields: { [field]: "38" },
  });
  await addNote(services, workspace, anya, boris, "Любит синий");
  const before = [await desk.card(anna), await desk.card(anya)];
  const merge = await desk.merge(anna, anya, "merged");
  const [ours] = await desk.ticketsOf(anna);
  await desk.cast.ok(desk.cast.boris, `POST /tickets/${ours?.id}/closure`);
  await desk.write("Аня", "Новое от Ани", {}, ours?.connectionId);
  await desk.undo(anna, merge);
  assert.deepEqual([await desk.card(anna), await desk.card(anya)], before);
  assert.deepEqual((await desk.ticketsOf(anna)).map(({ preview }) => preview), ["Где заказ?"]);
  assert.deepEqual((await desk.ticketsOf(anya)).map(({ preview }) => preview), [
    "Новое от Ани",
    "Это снова я",
  ]);
  assert.deepEqual([await desk.notes(anna), await desk.notes(anya)], [[], ["Любит синий"]]);
  assert.deepEqual(await desk.contacts("anya@example.com"), ["Аня"]);
  await assert.rejects(desk.undo(anna, merge), { code: "not_found" });
});

Deno.test("what somebody changed after the merge is not taken back with it", async () => {
  await using desk = await openPair();
  const { cast: { services }, workspace, anna, anya } = desk;
  await changeContact(services, workspace, anya, { city: "Пермь", phone: "+7 900 000-00-00" });
  const merge = await desk.merge(anna, anya);
  await changeContact(services, workspace, anna, { city: "Уфа" });
  await desk.undo(anna, merge);
  const card = await desk.card(anna);
  assert.deepEqual([card.city, card.phone], ["Уфа", undefined]);
});

Deno.test("merges of merged cards are taken back in any order", async () => {
  for (const order of [[0, 1], [1, 0]]) {
    await using desk = await openPair();
    const { anna, anya } = desk;
    await desk.write("Аннушка", "Третья");
    const third = await desk.idOf("Аннушка");
    const merges = [[anna, await desk.merge(anna, anya)], [third, await desk.merge(third, anna)]] as const;
    assert.equal((await desk.card(third)).identities?.length, 3);
    assert.equal((await desk.card(anya)).id, third, "an old address leads through both");
    for (const index of order) {
      const [kept, merge] = merges[index] ?? merges[0];
      await desk.undo(kept, merge);
    }
    for (const id of [anna, anya, third]) {
      assert.equal((await desk.card(id)).identities?.length, 1, order.join(" "));
      assert.equal((await desk.ticketsOf(id)).length, 1, order.join(" "));
    }
    assert.deepEqual((await desk.contacts("ан")).sort(), ["Анна", "Аннушка", "Аня"]);
  }
});

Deno.test("a card is not merged into itself, nor one that is gone, nor one of nobody", async () => {
  await using desk = await openPair();
  const { anna, anya } = desk;
  const self = await desk.merge(anna, anna).then(() => null, (error: unknown) => error);
  assert.equal(Object(self).details.reason, "merge_self");
  await assert.rejects(desk.merge(anna, "nobody"), { code: "not_found" });
  await assert.rejects(desk.merge("nobody", anna), { code: "not_found" });
  await desk.merge(anna, anya);
  await assert.rejects(desk.merge(anna, anya), { code: "conflict" });
  await assert.rejects(desk.merge(anya, anna), { code: "conflict" });
});

Deno.test("after thirty days a merge is what it is, and is offered no more", async () => {
  await using desk = await openPair();
  const { cast: { services }, workspace, anna, anya } = desk;
  const merge = await desk.merge(anna, anya);
  const [offered] = await listMerges(services, workspace, anya, "ru");
  assert.deepEqual([offered?.id, offered?.name, offered?.author.name], [merge, "Аня", "Борис"]);
  const later = { ...services, now: () => Date.now() + 31 * DAY };
  assert.deepEqual(await listMerges(later, workspace, anna, "ru"), []);
  await assert.rejects(unmerge(later, workspace, anna, merge), { code: "link_expired" });
});

Deno.test("a blocked customer stays blocked on the kept card, until the merge is taken back", async () => {
  await using desk = await openPair();
  const { cast: { services }, workspace, boris, anna, anya } = desk;
  await blockContact(services, workspace, anya, boris);
  const merge = await desk.merge(anna, anya);
  assert.equal((await desk.card(anna)).blocked, true);
  await desk.undo(anna, merge);
  assert.deepEqual([(await desk.card(anna)).blocked, (await desk.card(anya)).blocked], [undefined, true]);
});

Deno.test("both people's words are found under the kept name, and under their own again", async () => {
  await using desk = await openPair();
  const { anna, anya } = desk;
  const merge = await desk.merge(anna, anya);
  assert.deepEqual((await desk.texts("from:анна")).sort(), ["Где заказ?", "Это снова я"]);
  assert.deepEqual((await desk.texts("from:аня")).sort(), ["Где заказ?", "Это снова я"]);
  await desk.undo(anna, merge);
  assert.deepEqual(await desk.texts("from:анна"), ["Где заказ?"]);
  assert.deepEqual(await desk.texts("from:аня"), ["Это снова я"]);
});
