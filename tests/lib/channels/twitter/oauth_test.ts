import assert from "node:assert/strict";
import { authorization, percentEncode, signatureBase } from "@/lib/channels/twitter/oauth.ts";

const KEYS = {
  consumerKey: "key-of-the-app",
  consumerSecret: "secret/of+the=app",
  token: "111-token",
  tokenSecret: "secret&of the token",
};
const STAMP = { nonce: "made-up-nonce", timestamp: 1_790_000_000 };

Deno.test("the text that is signed is that of RFC 5849, 3.4.1.1", () => {
  const url = new URL("http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b");
  const rest = [
    ["oauth_consumer_key", "9djdj82h48djs9d2"],
    ["oauth_token", "kkk9d7dh3k39sjv7"],
    ["oauth_signature_method", "HMAC-SHA1"],
    ["oauth_timestamp", "137131201"],
    ["oauth_nonce", "7d8f3e4a"],
    ["c2", ""],
    ["a3", "2 q"],
  ] as const;
  assert.equal(
    signatureBase("post", url, rest),
    "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D" +
      "%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a" +
      "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
  );
});

Deno.test.each([
  ["a call without a query", "POST", "https://api.x.com/2/tweets", "nHOSjtJ0klab9Eo2ZUcbAVt43Sc="],
  [
    "a query with every kind of mark, and a port",
    "GET",
    "http://127.0.0.1:8000/2/media/upload?media_id=7&command=STATUS&empty=&q=" +
    encodeURIComponent("чашка & 'блюдце' (2)!*"),
    "NCaxR7xk4HiE2Xx7TBcmm4qponQ=",
  ],
])("$0 is signed as others compute it", async (_, method, url, signature) => {
  const header = await authorization(method, new URL(url), KEYS, STAMP);
  assert.equal(
    header,
    'OAuth oauth_consumer_key="key-of-the-app", oauth_nonce="made-up-nonce", ' +
      'oauth_signature_method="HMAC-SHA1", oauth_timestamp="1790000000", oauth_token="111-token", ' +
      `oauth_version="1.0", oauth_signature="${percentEncode(signature)}"`,
  );
});

Deno.test("only letters, digits and four marks stay as they are", () => {
  assert.equal(percentEncode("aZ09-._~"), "aZ09-._~");
  assert.equal(percentEncode("!'()* &+ё\ud800"), "%21%27%28%29%2A%20%26%2B%D1%91%EF%BF%BD");
});
