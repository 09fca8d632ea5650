import assert from "node:assert/strict";
import fc from "fast-check";
import { permittedAddress, permittedUrl } from "@/lib/media/address.ts";
import { MediaError } from "@/lib/media/error.ts";

const PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4010::8a", "::ffff:8.8.8.8"];
const LOCAL = [
  "127.0.0.1",
  "127.255.255.254",
  "::1",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
];
const NEVER = {
  "this network": "0.0.0.0",
  "link-local and metadata": "169.254.169.254",
  "carrier NAT": "100.64.0.1",
  "another cloud's metadata": "100.100.100.200",
  "a cloud's wire server": "168.63.129.16",
  "documentation": "203.0.113.9",
  "benchmarks": "198.18.0.1",
  "protocol assignments": "192.0.0.192",
  "multicast": "224.0.0.1",
  "reserved": "240.0.0.1",
  "broadcast": "255.255.255.255",
  "unspecified": "::",
  "link-local 6": "fe80::1",
  "site-local": "fec0::1",
  "multicast 6": "ff02::1",
  "metadata 6": "fd00:ec2::254",
  "mapped metadata": "::ffff:169.254.169.254",
  "compatible loopback": "::7f00:1",
  "6to4 of loopback": "2002:7f00:1::",
  "Teredo": "2001::1",
  "NAT64 of loopback": "64:ff9b::7f00:1",
  "local NAT64": "64:ff9b:1::7f00:1",
  "documentation 6": "2001:db8::1",
  "discard": "100::1",
  "not given out": "4000::1",
  "no address": "example.com",
  "empty": "",
};

Deno.test("public addresses are permitted", () => {
  for (const address of PUBLIC) assert.equal(permittedAddress(address, false), true, address);
});

Deno.test("loopback and private networks are permitted only when they are opened", () => {
  for (const address of [...LOCAL, "fd12:3456::1", "::ffff:127.0.0.1", "::ffff:c0a8:101"]) {
    assert.equal(permittedAddress(address, false), false, address);
    assert.equal(permittedAddress(address, true), true, address);
  }
});

for (const [what, address] of Object.entries(NEVER)) {
  Deno.test(`${what} (${address}) is never permitted`, () => {
    assert.equal(permittedAddress(address, false), false);
    assert.equal(permittedAddress(address, true), false);
  });
}

Deno.test("no way of writing an IPv4 address slips through as a host", () => {
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(fc.property(octet, octet, octet, (b, c, d) => {
    const value = 127 * 2 ** 24 + b * 2 ** 16 + c * 256 + d;
    const hosts = [
      `${value}`,
      `0x${value.toString(16)}`,
      `0177.${b}.${c}.${d}`,
      `127.${b * 65_536 + c * 256 + d}`,
    ];
    for (
      const host of [...hosts, `[::ffff:7f${b.toString(16).padStart(2, "0")}:${(c * 256 + d).toString(16)}]`]
    ) {
      const { hostname } = permittedUrl(`http://${host}/`, undefined, false);
      assert.equal(permittedAddress(hostname.replace(/[[\]]/g, ""), false), false, host);
    }
  }));
});

Deno.test("addresses that cannot be a platform's file are refused by their text", () => {
  const bad = [
    "",
    "nonsense",
    "ftp://example.com/a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://user@example.com/",
    "http://:pass@example.com/",
    "http://example.com:22/",
    "https://example.com:1023/",
    "http://localhost/",
    "http://LOCALHOST:8080/",
    "http://localhost./",
    "http://example.com./",
    "http://intranet/",
    "http://metadata.google.internal/",
    "http://printer.local/",
    "http://a.localhost/",
    "http://nas.home.arpa/",
  ];
  for (const text of bad) {
    assert.throws(() => permittedUrl(text, undefined, false), (error) => {
      return error instanceof MediaError && error.kind === "blocked";
    }, text);
  }
});

Deno.test("web ports and high ports are permitted, local names only with private networks open", () => {
  for (
    const text of [
      "https://example.com/a",
      "http://example.com/",
      "https://example.com:8443/",
      "http://8.8.8.8:1024/",
    ]
  ) {
    assert.equal(permittedUrl(text, undefined, false).href, text);
  }
  assert.equal(permittedUrl("http://localhost:9000/", undefined, true).port, "9000");
  assert.throws(() => permittedUrl("http://localhost.:9000/", undefined, true), MediaError);
});
