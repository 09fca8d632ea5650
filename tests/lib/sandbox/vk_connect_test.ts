import assert from "node:assert/strict";
import { connect, GROUP, TOKEN, withCommunity } from "./community.ts";
import { json } from "./product.ts";

Deno.test(
  "a call needs a known method, a version, a token and a form body",
  withCommunity(async ({ url }) => {
    const code = async (path: string, init?: RequestInit) => {
      const response = await fetch(`${url}/vk/method/${path}`, init);
      assert.equal(response.status, 200);
      return (await json(response)).at("error.error_code");
    };
    const token = `access_token=${TOKEN}`;
    assert.equal(await code(`messages.fly?v=5.199&${token}`), 3);
    assert.equal(await code(`groups.getById?${token}`), 8);
    assert.equal(await code("groups.getById?v=5.199"), 5);
    assert.equal(await code("groups.getById?v=5.199&access_token=vk1.a.stranger"), 5);
    assert.equal(await code(`groups.getById?v=5.199&${token}`), undefined);
    const body = JSON.stringify({ v: "5.199", access_token: TOKEN });
    const headers = { "content-type": "application/json" };
    assert.equal(await code("groups.getById", { method: "POST", headers, body }), 8);
  }, { connected: false }),
);

Deno.test(
  "an error repeats the parameters without the token",
  withCommunity(async ({ url }) => {
    const answer = await json(
      fetch(`${url}/vk/method/messages.send?v=5.199&peer_id=1&access_token=${TOKEN}`),
    );
    assert.match(
      answer.text("error.error_msg"),
      /^One of the parameters specified was missing or invalid: random_id/,
    );
    const params = answer.list("error.request_params").map((one) => one.at("key"));
    assert.deepEqual(params, ["method", "oauth", "v", "peer_id"]);
  }, { connected: false }),
);

Deno.test(
  "the token's community, its rights and what it lacks",
  withCommunity(async ({ call }) => {
    const group = (await call("groups.getById")).in("response.groups.0");
    assert.deepEqual([group.at("id"), group.at("name"), group.at("screen_name")], [
      101,
      "Глина и небо",
      "club101",
    ]);
    assert.equal((await call("groups.getById", { group_id: 999 })).at("error.error_code"), 100);
    const rights = (await call("groups.getTokenPermissions")).in("response");
    assert.equal(rights.at("mask"), 262144 + 4096);
    assert.deepEqual(rights.list("permissions").map((one) => one.at("name")), ["manage", "messages"]);
    const denied = await call("docs.getMessagesUploadServer", { type: "doc", peer_id: 555 });
    assert.deepEqual([denied.at("error.error_code"), denied.at("error.error_subcode")], [15, 1133]);
    assert.equal((await call("wall.getById", { posts: "-101_1" })).at("error.error_code"), 27);
    assert.equal((await call("board.createComment", { topic_id: 1 })).at("error.error_code"), 27);
    assert.equal((await call("groups.getCallbackServers", { group_id: 5 })).at("error.error_code"), 203);
  }, { connected: false, rights: ["manage", "messages"] }),
);

Deno.test(
  "VK-01 a callback server is confirmed by the code, with the new secret, and then ok",
  withCommunity(async (stage) => {
    const { call, product, sandbox } = stage;
    const seen: unknown[] = [];
    const usual = product.usually;
    product.usually = (hook) => {
      seen.push(hook.body.at("type"), hook.body.at("secret"), hook.body.at("group_id"));
      return usual(hook);
    };
    const before = (await call("groups.getCallbackConfirmationCode", { group_id: GROUP })).at(
      "response.code",
    );
    assert.match(String(before), /^[0-9a-f]{8}$/);
    const server_id = await connect(stage, "new-secret_1");
    const servers = (await call("groups.getCallbackServers", { group_id: GROUP })).in("response");
    assert.equal(servers.at("items.0.status"), "ok");
    assert.equal(servers.at("items.0.id"), server_id);
    const after = (await call("groups.getCallbackConfirmationCode", { group_id: GROUP })).at("response.code");
    assert.notEqual(after, before);
    const settings = await call("groups.getCallbackSettings", { group_id: GROUP, server_id });
    assert.equal(settings.at("response.events.wall_reply_new"), 1);
    assert.equal(
      (await call("groups.deleteCallbackServer", { group_id: GROUP, server_id })).at("response"),
      1,
    );
    assert.equal((await call("groups.getCallbackServers", { group_id: GROUP })).at("response.count"), 0);
    await sandbox.idle();
  }, { connected: false }),
);

Deno.test(
  "a wrong answer to the confirmation leaves the server failed",
  withCommunity(async ({ call, product, sandbox, anna }) => {
    const wrong = ["ok", "", " ", "<html>", "00000000\n"];
    for (const text of wrong) {
      product.usually = () => new Response(text);
      const url = `${product.url}/w`;
      await call("groups.addCallbackServer", { group_id: GROUP, url, title: "Otklik" });
    }
    await sandbox.idle();
    const { value } = (await call("groups.getCallbackServers", { group_id: GROUP })).in("response.items");
    const statuses = Array.isArray(value) ? value.map(({ status }) => status) : [];
    assert.deepEqual(statuses, wrong.map(() => "failed"));
    assert.equal((await anna.write("ау")).attempts, 0);
  }, { connected: false }),
);

Deno.test(
  "at most ten servers, titles of 14 characters, secrets of 50",
  withCommunity(async ({ call, product, sandbox }) => {
    const add = async (params: Record<string, string>) => {
      const whole = { group_id: GROUP, url: `${product.url}/w`, title: "Otklik", ...params };
      return (await call("groups.addCallbackServer", whole)).at("error.error_code");
    };
    assert.equal(await add({ title: "Otklik help desk" }), 100);
    assert.equal(await add({ secret_key: "x".repeat(51) }), 100);
    assert.equal(await add({ url: "ftp://a.example" }), 100);
    for (let i = 0; i < 10; i++) assert.equal(await add({}), undefined);
    assert.equal(await add({}), 2000);
    await sandbox.idle();
  }, { connected: false }),
);

Deno.test(
  "profiles hold the fields that were asked for and are known",
  withCommunity(async ({ call, sandbox }) => {
    sandbox.vk.customer({
      id: 7,
      firstName: "Олег",
      lastName: "Гончар",
      phone: "+7900",
      site: "oleg.example",
    });
    const fields = "photo_200,city,contacts,site,domain,country";
    const people = await call("users.get", { user_ids: "555,7,404", fields });
    assert.equal(people.list("response").length, 2);
    const [anna, oleg] = people.list("response");
    assert.deepEqual([anna?.at("city.title"), anna?.at("mobile_phone"), anna?.at("sex")], [
      "Казань",
      undefined,
      undefined,
    ]);
    assert.deepEqual([oleg?.at("mobile_phone"), oleg?.at("domain")], ["+7900", "id7"]);
    const picture = await fetch(String(anna?.at("photo_200")));
    assert.equal(picture.headers.get("content-type"), "image/jpeg");
    await picture.body?.cancel();
  }, { connected: false }),
);

Deno.test(
  "the community can be put online",
  withCommunity(async ({ call }) => {
    const status = async () =>
      (await call("groups.getOnlineStatus", { group_id: GROUP })).at("response.status");
    assert.equal(await status(), "none");
    await call("groups.enableOnline", { group_id: GROUP });
    assert.equal(await status(), "online");
  }, { connected: false }),
);
