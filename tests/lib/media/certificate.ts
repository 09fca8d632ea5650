/** A certificate for `host` that signs itself, made anew for each run: no key is ever kept. */
export async function selfSigned(host: string): Promise<{ cert: string; key: string }> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const pair = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  const toSign = facts(host, publicKey);
  const raw = new Uint8Array(await crypto.subtle.sign(algorithm, pair.privateKey, toSign));
  const signature = sequence(integer(raw.slice(0, 32)), integer(raw.slice(32)));
  const certificate = sequence(toSign, ECDSA_SHA256, bitString(signature));
  const privateKey = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  return { cert: pem("CERTIFICATE", certificate), key: pem("PRIVATE KEY", privateKey) };
}

type Bytes = Uint8Array<ArrayBuffer>;

const COMMON_NAME = der(0x06, Uint8Array.of(0x55, 0x04, 0x03));
const ALTERNATIVE_NAMES = der(0x06, Uint8Array.of(0x55, 0x1d, 0x11));
const ECDSA_SHA256 = sequence(der(0x06, Uint8Array.fromHex("2a8648ce3d040302")));

/** RFC 5280, section 4.1: what is signed. */
function facts(host: string, publicKey: Bytes): Bytes {
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, text(host)))));
  const day = 86_400_000;
  const validity = sequence(utcTime(Date.now() - day), utcTime(Date.now() + day));
  const names = der(0x04, sequence(der(0x82, text(host))));
  return sequence(
    der(0xa0, integer(Uint8Array.of(2))),
    integer(crypto.getRandomValues(new Uint8Array(8))),
    ECDSA_SHA256,
    name,
    validity,
    name,
    publicKey,
    der(0xa3, sequence(sequence(ALTERNATIVE_NAMES, names))),
  );
}

function sequence(...parts: Bytes[]): Bytes {
  return der(0x30, concat(parts));
}

function integer(bytes: Bytes): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = bytes.slice(first < 0 ? -1 : first);
  const negative = (short[0] ?? 0) > 0x7f;
  return der(0x02, negative ? concat([Uint8Array.of(0), short]) : short);
}

function bitString(content: Bytes): Bytes {
  return der(0x03, concat([Uint8Array.of(0), content]));
}

function utcTime(at: number): Bytes {
  return der(0x17, text(`${new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, "")}Z`));
}

function der(tag: number, content: Bytes): Bytes {
  const { length } = content;
  const size = length < 0x80
    ? [length]
    : length < 0x100
    ? [0x81, length]
    : [0x82, length >> 8, length & 0xff];
  return concat([Uint8Array.of(tag, ...size), content]);
}

function concat(parts: Bytes[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function text(value: string): Bytes {
  return new TextEncoder().encode(value);
}

function pem(label: string, content: Bytes): string {
  const lines = content.toBase64().match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
