import assert from "node:assert/strict";
import { createTwitter } from "@/lib/channels/twitter/mod.ts";
import { LocalApi } from "../local_api.ts";
import { refusalOf, told } from "../parcels.ts";
import { ANN, ANN_V2, connection, POST } from "./samples.ts";
import { assertSigned, NOW, now, problem } from "./x_api.ts";

Deno.test("TW-11 the card has name, nickname, link, picture in full size and site", async () => {
  const entities = { url: { urls: [{ url: "https://t.co/s", expanded_url: "https://ann.example" }] } };
  await using api = new LocalApi({
    [`GET /2/users/${ANN}`]: { data: { ...ANN_V2, url: "https://t.co/s", entities } },
  });
  assert.deepEqual(told(await createTwitter(api.net, now).profile?.(ANN, connection())), {
    externalId: ANN,
    name: "Анна",
    username: "ann",
    avatarUrl: "https://pbs.example/p/ann.jpg",
    profileUrl: "https://x.com/ann",
    site: "https://ann.example/",
  });
  assertSigned(api, api.single(`GET /2/users/${ANN}`));
  await using none = new LocalApi({ [`GET /2/users/${ANN}`]: { errors: [{ detail: "Not Found Error" }] } });
  assert.equal((await refusalOf(createTwitter(none.net, now).profile?.(ANN, connection()))).kind, "content");
  assert.equal((await refusalOf(createTwitter(none.net, now).profile?.("@ann", connection()))).kind, "user");
});

Deno.test("the post that comments hang on is asked for, with its words and picture", async () => {
  const media = { media_key: "3_1", type: "photo", url: "https://pbs.example/cup.jpg" };
  await using api = new LocalApi({
    [`GET /2/tweets/${POST}`]: {
      data: { id: POST, author_id: ANN, text: "Чашки &amp; блюдца", attachments: { media_keys: ["3_1"] } },
      includes: { users: [ANN_V2], media: [media] },
    },
  });
  const channel = createTwitter(api.net, now);
  assert.deepEqual(told(await channel.lookup?.(`post:${POST}`, connection())), [{
    type: "post",
    post: {
      externalId: POST,
      url: `https://x.com/ann/status/${POST}`,
      text: "Чашки & блюдца",
      imageUrl: "https://pbs.example/cup.jpg",
    },
    at: NOW,
  }]);
  assertSigned(api, api.single(`GET /2/tweets/${POST}`));
  assert.deepEqual(await channel.lookup?.("mention:1", connection()), []);
  await using gone = new LocalApi({ [`GET /2/tweets/${POST}`]: problem(404, "resource-not-found") });
  const error = await refusalOf(createTwitter(gone.net, now).lookup?.(`post:${POST}`, connection()));
  assert.equal(error.kind, "content");
});

Deno.test("TW-05 the file of a direct message is fetched with the account's signature", async () => {
  await using api = new LocalApi({});
  const channel = createTwitter(api.net, now);
  const url = "https://ton.twitter.com/1.1/ton/data/dm/7/8/AbC.jpg";
  const address = await channel.file?.(url, connection());
  assert.equal(address?.url, url);
  assert.match(
    address?.headers?.authorization ?? "",
    /^OAuth oauth_consumer_key="consumer-key", .*oauth_signature=/,
  );
  const own = await channel.file?.(`${api.origin}/1.1/ton/data/dm/7/8/a.jpg`, connection());
  assert.ok(own?.headers?.authorization);
  for (
    const wrong of [
      "https://evil.example/1.1/ton/data/dm/7/8/a.jpg",
      "http://ton.twitter.com/1.1/ton/data/dm/7/8/a.jpg",
      "https://ton.twitter.com.evil.example/a.jpg",
      "nothing",
    ]
  ) assert.equal((await refusalOf(channel.file?.(wrong, connection()))).kind, "content");
});
