import type { InboundChoice } from "@/lib/channels/channel.ts";
import { takePress } from "@/lib/csi/take.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import { applyMessage, heard } from "@/lib/inbox/ingest/message.ts";
import { identityOf } from "@/lib/inbox/ingest/people.ts";
import type { WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/** The press of a button of ours; one that belongs to no question is what any other press is. */
export function applyChoice(set: WorkingSet, item: Item, choice: InboundChoice): void {
  const identity = identityOf(set, item, choice.person);
  if (takePress(set, item, choice, identity)) heard(set, identity, choice.message);
  else applyMessage(set, item, choice.message);
}
