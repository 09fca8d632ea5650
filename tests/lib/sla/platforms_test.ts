import assert from "node:assert/strict";
import { tickets } from "@/db/schema/workspace.ts";
import type { Platform, TicketKind } from "@/lib/channels/capabilities.ts";
import { newId } from "@/lib/ids.ts";
import { accept, inboundMessage, MINUTE, NOON, openTestWorkspace, origin } from "@/tests/cast.ts";
import { addPolicyRow } from "./policy_row.ts";

const CASES: readonly (readonly [ids: string, platform: Platform, kinds: readonly TicketKind[]])[] = [
  ["VK-12 VK-13", "vk", ["direct", "comment", "discussion"]],
  ["FB-08 FB-09", "facebook", ["direct", "comment"]],
  ["TW-08 TW-09", "twitter", ["direct", "mention"]],
  ["IG-10", "instagram", ["direct"]],
  ["VB-06", "viber", ["direct"]],
  ["TG-06", "telegram", ["direct"]],
  ["WA-06", "whatsapp", ["direct"]],
  ["SL-06", "slack", ["direct"]],
  ["C-04", "max", ["direct"]],
  ["C-04", "webchat", ["direct"]],
];

for (const [ids, platform, kinds] of CASES) {
  Deno.test(`${ids} ${platform} has deadlines for ${kinds.join(", ")}`, async () => {
    await using it = await openTestWorkspace();
    const connection = await it.connect(platform);
    const sla = { direct: await addPolicyRow(it.store, 10), posts: await addPolicyRow(it.store, 60) };
    const at = origin(platform, { sla });
    const messages = kinds.map((kind) =>
      inboundMessage({ externalId: newId(), thread: { kind, key: `${kind}:1` } })
    );
    await accept(it, connection, messages, at);
    const rows = await it.store.db.select().from(tickets);
    const due = new Map(rows.map((row) => [row.kind, row.slaDueAt]));
    for (const kind of kinds) {
      assert.equal(due.get(kind), NOON + (kind === "direct" ? 10 : 60) * MINUTE, kind);
    }
  });
}
