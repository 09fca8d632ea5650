import { lookup } from "node:dns/promises";
import { literalAddress, permittedAddress } from "@/lib/media/address.ts";
import { MediaError } from "@/lib/media/error.ts";

/** Host name → its IP addresses. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** As the operating system resolves names: the hosts file first, then DNS. */
export const systemResolve: Resolve = async (host) => {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
};

/**
 * The addresses behind a URL's host, asked for once, every one of them permitted. One bad address
 * among good ones refuses the host: that is how rebinding looks.
 * @throws {MediaError} blocked; unreachable when the name is unknown
 */
export async function permittedHost(
  hostname: string,
  resolve: Resolve,
  allowPrivate: boolean,
): Promise<readonly string[]> {
  const literal = literalAddress(hostname);
  const addresses = literal ? [literal] : await resolved(hostname, resolve);
  if (addresses.every((address) => permittedAddress(address, allowPrivate))) return addresses;
  throw new MediaError("blocked", "Could not fetch the file: its host is on a private network");
}

async function resolved(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    const addresses = await resolve(hostname);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw new MediaError("unreachable", "Could not fetch the file: its host name is unknown", { cause });
  }
  throw new MediaError("unreachable", "Could not fetch the file: its host has no address");
}
