import { type OutboundFile, SendError, type Sent } from "@/lib/channels/channel.ts";
import type { Pace } from "@/lib/broadcasts/pace.ts";
import type { BroadcastRow } from "@/lib/broadcasts/row.ts";
import type { Recipient } from "@/lib/broadcasts/people.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import type { Services } from "@/lib/services.ts";

/** What became of the call for one person. */
export type Called =
  & { readonly person: Recipient }
  & ({ readonly sent: Sent; readonly error?: undefined } | {
    readonly sent?: undefined;
    readonly error: SendError;
  });

/** Writes to each person, one begun after another at the pace, however long each takes. */
export async function callEach(
  services: Services,
  open: OpenConnection,
  row: BroadcastRow,
  people: readonly Recipient[],
  files: readonly OutboundFile[],
  { interval }: Pace,
): Promise<Called[]> {
  return await Promise.all(people.map(async (person, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * interval));
    return await callOne(services, open, row, person, files);
  }));
}

async function callOne(
  { log }: Services,
  { channel, connection }: OpenConnection,
  { id, text }: BroadcastRow,
  person: Recipient,
  files: readonly OutboundFile[],
): Promise<Called> {
  try {
    const sent = await channel.send({
      id: `${id}.${person.identityId}`,
      randomId: person.randomId,
      person: { externalId: person.to },
      thread: { kind: "direct", key: person.to },
      text,
      files,
      via: "direct",
      automatic: true,
    }, connection);
    return { person, sent };
  } catch (thrown) {
    if (thrown instanceof SendError) return { person, error: thrown };
    log.error("broadcast.surprise", thrown, { broadcast: id });
    return { person, error: new SendError("transient", "The channel broke off", { maybeSent: true }) };
  }
}
