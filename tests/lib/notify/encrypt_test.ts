import assert from "node:assert/strict";
import { pushRequest } from "@/lib/notify/encrypt.ts";
import { bytes64, decrypt, text64 } from "../../flows/push_service.ts";

const ECDH = { name: "ECDH", namedCurve: "P-256" };

Deno.test("the reader of these tests reads the example of RFC 8291, appendix A", async () => {
  const x = "JXGyvs3942BVGq8e0PTNNmwRzr5VX4m8t7GGpTM5FzE";
  const point = bytes64(
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  );
  assert.equal(text64(point.slice(1, 33)), x);
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x,
    y: text64(point.slice(33)),
    d: "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
  };
  const key = await crypto.subtle.importKey("jwk", jwk, ECDH, false, ["deriveBits"]);
  const body = bytes64(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml" +
      "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT" +
      "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
  const text = await decrypt(body, key, point, bytes64("BTBZMqHH6r4Tts7J_aSIgg"));
  assert.equal(text, "When I grow up, I want to be a watermelon");
});

Deno.test("a device alone reads what is pushed to it, and every letter is sealed anew", async () => {
  const pair = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
  const other = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
  const signing = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
  const { d = "" } = await crypto.subtle.exportKey("jwk", signing.privateKey);
  const vapid = {
    publicKey: text64(new Uint8Array(await crypto.subtle.exportKey("raw", signing.publicKey))),
    privateKey: d,
  };
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const auth = crypto.getRandomValues(new Uint8Array(16));
  const address = { endpoint: "https://push.example.net/a", p256dh: text64(point), auth: text64(auth) };
  const letter = { payload: "Ёжик в тумане 🦔", ttl: 60, urgency: "high", topic: "one" } as const;
  const make = () => pushRequest(address, letter, vapid, "mailto:a@example.com");
  const [first, second] = [make(), make()];
  const body = new Uint8Array(first.body);
  assert.equal(await decrypt(body, pair.privateKey, point, auth), letter.payload);
  assert.notEqual(text64(second.body), text64(body));
  await assert.rejects(decrypt(body, other.privateKey, point, auth));
  const { TTL, Urgency, Topic } = first.headers;
  assert.deepEqual([TTL, Urgency, Topic, first.headers["Content-Encoding"]], [
    "60",
    "high",
    "one",
    "aes128gcm",
  ]);
});
