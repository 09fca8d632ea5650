import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { aliases, deliveries } from "@/db/schema/workspace.ts";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { deliverySaved } from "@/lib/inbox/delivery_saved.ts";
import { loadParcel } from "@/lib/inbox/parcel.ts";
import { inboundMessage, NOON } from "@/tests/cast.ts";
import { openDesk } from "./ingest/desk.ts";

Deno.test("the late answer of a call that has failed takes nothing from the answer that is sent again", async () => {
  await using desk = await openDesk("whatsapp");
  const { store, id: workspaceId, workspaces } = desk.it;
  await desk.hear(inboundMessage());
  const messageId = await desk.answer((await desk.ticket()).id, { status: "queued" });
  const former = { connectionId: desk.connection.id, externalId: "o1", messageId };
  await store.write(() => store.commit([store.db.insert(aliases).values(former)]));
  const saved = async (externalId: string) => {
    const parcel = await loadParcel(await workspaces.open(workspaceId), messageId);
    const [part] = parcel?.parts ?? [];
    assert.ok(parcel && part);
    await store.write(async () => {
      await store.commit(
        await deliverySaved(store, capabilities.whatsapp, parcel, part, { externalId }, NOON),
      );
    });
    const [row] = await store.db.select().from(deliveries).where(eq(deliveries.messageId, messageId));
    return [row?.status, row?.externalId, await desk.status(messageId)];
  };
  assert.deepEqual(await saved("o1"), ["queued", null, "queued"]);
  assert.deepEqual(await saved("o2"), ["sent", "o2", "sent"]);
});
