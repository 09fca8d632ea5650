import assert from "node:assert/strict";
import { caller, errorsOf } from "./meta_stage.ts";
import { BUSINESS, NUMBER, withNumber } from "./whatsapp_stage.ts";

Deno.test(
  "WA-01 the number and its business are known to their token, and no others",
  withNumber(async ({ call, url }) => {
    const fields = "id,display_phone_number,verified_name,quality_rating";
    assert.deepEqual((await call("GET", `${NUMBER}?fields=${fields}`)).body.value, {
      id: NUMBER,
      display_phone_number: "+7 495 000-00-01",
      verified_name: "Глина и небо",
      quality_rating: "GREEN",
    });
    const numbers = (await call("GET", `${BUSINESS}/phone_numbers?fields=verified_name`)).body;
    assert.deepEqual(numbers.list("data").map((one) => one.at("id")), [NUMBER]);
    assert.deepEqual(await errorsOf([call("GET", "4711"), call("GET", `${BUSINESS}/smells`)]), [
      "100/33",
      "2500",
    ]);
    assert.equal((await caller(`${url}/meta`, "nobody's")("GET", NUMBER)).error, "190");
    assert.equal((await call("POST", `${NUMBER}/register`, { pin: "123456" })).body.at("success"), true);
  }),
);

Deno.test(
  "WA-01 a number's own address goes before the business's, and that before the app's; each has to prove itself",
  withNumber(async ({ call, anna, product, sandbox: { whatsapp } }) => {
    const paths = () => product.hooks.filter(({ query }) => !query?.has("hub.mode")).map(({ path }) => path);
    await call("POST", `${BUSINESS}/subscribed_apps`);
    assert.equal((await anna.write("ау")).attempts, 0, "the app has no address yet");
    await whatsapp.registerWebhook(`${product.url}/app`);
    await anna.write("раз");
    const verify_token = "a word that the owner chose";
    const business = { override_callback_uri: `${product.url}/business`, verify_token };
    assert.equal((await call("POST", `${BUSINESS}/subscribed_apps`, business)).error, "");
    await anna.write("два");
    const own = (url: string) =>
      call("POST", NUMBER, { webhook_configuration: { override_callback_uri: url, verify_token } });
    assert.equal((await own(`${product.url}/number`)).error, "");
    await anna.write("три");
    const where = (await call("GET", `${NUMBER}?fields=webhook_configuration`)).body.in(
      "webhook_configuration",
    );
    assert.deepEqual(
      ["phone_number", "whatsapp_business_account", "application"].map((key) =>
        new URL(where.text(key)).pathname
      ),
      ["/number", "/business", "/app"],
    );
    product.answers.push(() => new Response("", { status: 403 }));
    assert.equal((await own(`${product.url}/wrong`)).error, "2200");
    assert.equal((await own("")).error, "");
    await anna.write("четыре");
    assert.deepEqual(paths(), ["/app", "/business", "/number", "/business"]);
    await call("DELETE", `${BUSINESS}/subscribed_apps`);
    assert.equal((await anna.write("ау")).attempts, 0);
    assert.deepEqual((await call("GET", `${BUSINESS}/subscribed_apps`)).body.list("data"), []);
  }, { connected: false }),
);

Deno.test(
  "a right that is missing is named",
  withNumber(async ({ call, send }) => {
    assert.equal((await send("text", { body: "?" })).error, "131005");
    const refused = await call("POST", `${BUSINESS}/subscribed_apps`);
    assert.match(refused.body.text("error.message"), /whatsapp_business_management/);
    assert.equal((await call("GET", `${BUSINESS}/message_templates`)).error, "200");
  }, { connected: false, permissions: [] }),
);
