import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { createFacebook } from "@/lib/channels/facebook/mod.ts";
import { told } from "../graph/events.ts";
import { graphError, type GraphServer, serveGraph } from "../graph/graph_server.ts";
import { connection, POST } from "./samples.ts";

const profile = async (server: GraphServer, id: string) =>
  told(await createFacebook(server.net).profile?.(id, connection()));
const lookedUp = async (server: GraphServer, ref: string) =>
  told(await createFacebook(server.net).lookup?.(ref, connection()));

Deno.test("FB-11 the card has the name, and the picture where it is granted", async () => {
  await using server = serveGraph({
    "GET /1": {
      first_name: "Анна",
      last_name: "Котова",
      name: "Анна Котова",
      profile_pic: "https://x.fbsbx.com/a",
    },
    "GET /2": { first_name: "Анна" },
  });
  assert.deepEqual(await profile(server, "1"), {
    externalId: "1",
    name: "Анна Котова",
    avatarUrl: "https://x.fbsbx.com/a",
  });
  assert.deepEqual(await profile(server, "2"), { externalId: "2", name: "Анна" });
});

Deno.test("FB-11 the author whom a comment's event did not name is asked for by the comment", async () => {
  await using server = serveGraph({
    "GET /700_999": {
      from: { id: "555", name: "Анна", picture: { data: { url: "https://x.fbcdn.net/a" } } },
    },
    "GET /700_998": { id: "700_998" },
  });
  assert.deepEqual(await profile(server, "comment:700_999"), {
    externalId: "comment:700_999",
    name: "Анна",
    avatarUrl: "https://x.fbcdn.net/a",
  });
  assert.deepEqual(await profile(server, "comment:700_998"), { externalId: "comment:700_998" });
});

Deno.test("FB-11 a profile that Facebook keeps is no error; a busy or lost Facebook is", async () => {
  for (
    const answer of [
      graphError(100, "No profile", { subcode: 2018218 }),
      graphError(100, "", { subcode: 33 }),
    ]
  ) {
    await using server = serveGraph({ "GET /1": answer });
    assert.deepEqual(await profile(server, "1"), { externalId: "1" });
  }
  for (const [code, kind] of [[190, "token"], [4, "rate"], [2, "transient"]] as const) {
    await using server = serveGraph({ "GET /1": () => graphError(code, "No") });
    await assert.rejects(profile(server, "1"), (error) => error instanceof SendError && error.kind === kind);
  }
});

Deno.test("FB-04 a post is asked for its title, text, link and picture", async () => {
  await using server = serveGraph({
    [`GET /${POST}`]: {
      message: "Новая глазурь\nЗелёная",
      permalink_url: "https://www.facebook.com/pots/posts/700",
      full_picture: "https://x.fbcdn.net/p.jpg",
      created_time: "2026-09-21T10:00:00+0000",
    },
    "GET /701": { story: "Гончарная обновила обложку" },
  });
  assert.deepEqual(await lookedUp(server, `post:${POST}`), [{
    type: "post",
    post: {
      externalId: POST,
      url: "https://www.facebook.com/pots/posts/700",
      title: "Новая глазурь",
      text: "Новая глазурь\nЗелёная",
      imageUrl: "https://x.fbcdn.net/p.jpg",
    },
    at: Date.UTC(2026, 8, 21, 10),
  }]);
  assert.deepEqual(await lookedUp(server, "post:701"), [{
    type: "post",
    post: {
      externalId: "701",
      url: "https://www.facebook.com/701",
      title: "Гончарная обновила обложку",
      text: "Гончарная обновила обложку",
    },
    at: 0,
  }]);
  assert.deepEqual(await lookedUp(server, "elsewhere"), []);
});

Deno.test("FB-04 a post that is gone is refused, and its ticket keeps the link alone", async () => {
  await using server = serveGraph({});
  await assert.rejects(
    lookedUp(server, "post:702"),
    (error) => error instanceof SendError && error.kind === "content",
  );
});
