import ipaddr from "ipaddr.js";
import { MediaError } from "@/lib/media/error.ts";

/** Inner services of clouds whose addresses look public or merely private. */
const METADATA = ["168.63.129.16", "fd00:ec2::254"];
/** Open only where ALLOW_PRIVATE_NETWORK is set. Link-local, where clouds keep their secrets, never is. */
const PRIVATE_RANGES = ["loopback", "private", "uniqueLocal"];
/** All of today's public IPv6 lies here (IANA, IPv6 global unicast address space). */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR("2000::/3");
const WEB_PORTS = [80, 443];
const FIRST_FREE_PORT = 1024;

/**
 * An address that we may go to, as far as its text tells; its host is still to be resolved and checked.
 * @throws {MediaError} blocked
 */
export function permittedUrl(text: string, base: URL | undefined, allowPrivate: boolean): URL {
  const url = URL.parse(text, base);
  if (!url) throw blocked("it is not a web address");
  if (url.protocol !== "https:" && url.protocol !== "http:") throw blocked(`its scheme is ${url.protocol}`);
  if (url.username || url.password) throw blocked("it holds a user name");
  const port = Number(url.port || WEB_PORTS[0]);
  if (!WEB_PORTS.includes(port) && port < FIRST_FREE_PORT) throw blocked(`its port is ${port}`);
  if (url.hostname.endsWith(".")) throw blocked("its host ends in a dot");
  if (!allowPrivate && isLocalName(url.hostname)) throw blocked("its host is a local name");
  return url;
}

/** True for an IP address that we may connect to. */
export function permittedAddress(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (METADATA.includes(parsed.toString())) return false;
  const range = parsed.range();
  if (PRIVATE_RANGES.includes(range)) return allowPrivate;
  return range === "unicast" && (parsed.kind() === "ipv4" || parsed.match(GLOBAL_V6));
}

/** The IP address that a URL's host is, or null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : null;
}

function isLocalName(hostname: string): boolean {
  if (literalAddress(hostname)) return false;
  return !hostname.includes(".") || /\.(localhost|local|internal|lan|home\.arpa)$/.test(hostname);
}

function blocked(reason: string): MediaError {
  return new MediaError("blocked", `Could not fetch the file: the address is not permitted, ${reason}`);
}
