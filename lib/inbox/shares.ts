import type { Inbound, RawRequest } from "@/lib/channels/channel.ts";
import type { Connections, OpenConnection } from "@/lib/inbox/connections.ts";

/** What one connection takes of a call. */
export interface Share {
  readonly open: OpenConnection;
  readonly inbound: readonly Inbound[];
}

/**
 * What a call brings to each connection, that of its address first. An app that serves several accounts posts the
 * events of all to the one address that it knows: the workspace's other accounts take what is theirs, if their own
 * secrets vouch for the call as well.
 */
export async function sharesOf(
  connections: Connections,
  open: OpenConnection,
  request: RawRequest,
  payload: unknown,
): Promise<Share[]> {
  const own = open.channel.normalise(payload, open.connection);
  const shares: Share[] = [{ open, inbound: own }];
  if (open.others.length === 0) return shares;
  // What names no account was sent to the account of the address.
  const taken = new Set(own.map((one) => JSON.stringify(one)));
  for (const id of open.others) {
    const other = await connections.find(id);
    if (!other || !await other.channel.verify(request, other.connection)) continue;
    const inbound = other.channel.normalise(payload, other.connection)
      .filter((one) => !taken.has(JSON.stringify(one)));
    if (inbound.length > 0) shares.push({ open: other, inbound });
  }
  return shares;
}
