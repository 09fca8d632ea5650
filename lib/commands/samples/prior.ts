import { and, eq } from "drizzle-orm";
import { deliveries, messages } from "@/db/schema/workspace.ts";
import type { Inbound, InboundMessage, InboundReceipt, Thread } from "@/lib/channels/channel.ts";
import type { Product } from "@/lib/commands/samples/product.ts";
import { newId } from "@/lib/ids.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";

const BEFORE = "written before the sample";
/** Stood on the message before it was taken off. */
const MARK = "👍";
const HOUR_MS = 3_600_000;

/**
 * What a body speaks of has to be there before it: the conversation that we answer in, the message that is
 * changed, the sent one that a receipt is for. Made by what the channel reads in the body.
 */
export async function plantPrior(
  product: Product,
  open: OpenConnection,
  inbound: readonly Inbound[],
): Promise<void> {
  const made = new Set(
    inbound.flatMap((one) => one.type === "message" && one.from === "contact" ? one.externalId : []),
  );
  const at = earliest(inbound, product.services.now()) - HOUR_MS;
  for (const one of inbound) {
    if (one.type === "message" && one.from === "ours") {
      await write(product, open, one.thread, one.person.externalId, one.replyTo ?? "before", at);
    } else if (one.type === "receipt") await send(product, open, one, at);
    else if (one.type === "edit" || one.type === "deletion" || one.type === "reaction") {
      if (made.has(one.externalId)) continue;
      const person = one.type === "reaction" ? one.person.externalId : "somebody";
      await write(product, open, { kind: "direct", key: person }, person, one.externalId, at);
      if (one.type === "reaction" && one.emoji === "") {
        await accept(product, open, { ...one, emoji: MARK, at });
      }
    }
  }
}

function earliest(inbound: readonly Inbound[], now: number): number {
  const times = inbound.map((one) => one.type === "message" ? one.sentAt : one.at).filter((at) =>
    at > HOUR_MS
  );
  return Math.min(now, ...times);
}

/** A customer's message, through the door behind the door. */
async function write(
  product: Product,
  open: OpenConnection,
  thread: Thread,
  person: string,
  externalId: string,
  sentAt: number,
): Promise<void> {
  const message: InboundMessage = {
    type: "message",
    externalId,
    thread,
    from: "contact",
    person: { externalId: person },
    text: BEFORE,
    attachments: [],
    sentAt,
  };
  await accept(product, open, message);
}

async function accept(
  { services }: Product,
  { connection, origin }: OpenConnection,
  one: Inbound,
): Promise<void> {
  await services.ingest.accept({ connection, origin, inbound: [one] });
}

/** Answers of ours that the platform has taken, one for each id that the receipt names. */
async function send(
  product: Product,
  open: OpenConnection,
  { upTo, externalIds = ["answer"] }: InboundReceipt,
  sentAt: number,
): Promise<void> {
  const key = upTo?.threadKey ?? "somebody";
  await write(product, open, { kind: "direct", key }, key, "before", sentAt);
  const { store } = product.workspace;
  const connectionId = open.connection.id;
  const [asked] = await store.db.select({ ticketId: messages.ticketId }).from(messages)
    .where(and(eq(messages.connectionId, connectionId), eq(messages.externalId, "before")));
  if (!asked) throw new Error("Could not find the message that a receipt's answer belongs to");
  const common = { ...asked, connectionId, text: BEFORE, status: "sent" as const, sentAt, createdAt: sentAt };
  const statements = externalIds.flatMap((externalId, index) => {
    const id = newId();
    const sent = { id: newId(), messageId: id, part: 0, files: [], randomId: index + 1, externalId };
    return [
      store.db.insert(messages).values({ ...common, id, direction: "out", authorType: "agent" }),
      store.db.insert(deliveries).values({ ...common, ...sent, sequence: upTo?.sequence }),
    ];
  });
  await store.write(() => store.commit(statements));
}
