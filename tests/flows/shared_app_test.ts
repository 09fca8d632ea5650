import assert from "node:assert/strict";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { connectWith } from "./arrivals.ts";
import { connect, credentials, PAGE } from "./meta_cast.ts";
import type { Office } from "./office.ts";
import { onStage, type Stage } from "./stage.ts";
import { BRAND, KEYS } from "./twitter_cast.ts";

/** Two pages of one app: it has one secret and posts to one address. */
const APP_ID = "3400000000000777";
const SECOND = { ...PAGE, id: "1002", name: "Небо", username: "nebo", token: "EAAG-sandbox-token-second" };

function people({ sandbox: { facebook } }: Stage) {
  facebook.addPage({ ...PAGE, appId: APP_ID });
  facebook.addPage({ ...SECOND, appId: APP_ID });
  return {
    anna: facebook.customer({ id: "7200000000000001", firstName: "Анна" }),
    boris: facebook.customer({ id: "7200000000000002", firstName: "Борис", page: SECOND.id }),
  };
}

function connectSecond(office: Office): Promise<ConnectionView> {
  return connect(office, "facebook", { ...credentials.facebook, pageToken: SECOND.token });
}

async function heard(office: Office) {
  const tickets = await office.tickets();
  return tickets.map(({ connectionId, preview }) => [connectionId, preview]).sort();
}

Deno.test(
  "FB-01 pages of one app share its address: each gets what is written to it, and nothing of the other's",
  onStage(async (stage) => {
    const { facebook } = stage.sandbox;
    const { anna, boris } = people(stage);
    const office = await stage.open();
    const first = await connect(office, "facebook");
    assert.equal((await facebook.registerWebhook(first.webhookUrl)).verified, true);
    const second = await connectSecond(office);
    assert.ok(second.setup.every(({ done }) => done), "the first page's address serves the second as well");
    const batch = await facebook.batch(async () => {
      await anna.write("Есть вазы?");
      await boris.write("Есть небо?");
    });
    assert.equal(batch.delivered, true);
    await stage.sandbox.idle();
    assert.deepEqual(await heard(office), [[first.id, "Есть вазы?"], [second.id, "Есть небо?"]].sort());
    const [ticket] = await office.tickets();
    const { id } = await office.reply(ticket?.id ?? "", { text: "Есть" });
    await office.settled(id, "sent", "delivered", "read");
    // What is all the other page's leaves no trace at the page whose address it came to.
    await stage.sandbox.idle();
    await stage.rows(office, "DELETE FROM raw_events");
    await boris.write("Синее");
    const raw = await stage.rows(office, "SELECT DISTINCT connection_id, fate FROM raw_events");
    assert.deepEqual(raw, [{ connection_id: second.id, fate: "accepted" }]);
    await stage.pass(25 * 3_600_000);
    assert.deepEqual(
      (await office.rest.get<{ items: ConnectionView[] }>("/connections")).items.map((one) => one.error),
      [
        undefined,
        undefined,
      ],
    );
  }),
);

Deno.test(
  "FB-01 a page of one app in another workspace gets nothing by this workspace's address",
  onStage(async (stage) => {
    const { facebook } = stage.sandbox;
    const { anna, boris } = people(stage);
    const office = await stage.open();
    const stranger = await stage.open("Чужие");
    const first = await connect(office, "facebook");
    assert.equal((await facebook.registerWebhook(first.webhookUrl)).verified, true);
    const theirs = await connectSecond(stranger);
    assert.ok(theirs.setup.some(({ done }) => !done), "their own address has still to be entered");
    assert.equal((await boris.write("Есть небо?")).delivered, true);
    await anna.write("Есть вазы?");
    assert.deepEqual(await heard(office), [[first.id, "Есть вазы?"]]);
    assert.deepEqual(await stranger.tickets(), []);
  }),
);

Deno.test(
  "TW-01 accounts of one app share its one webhook: each gets its own, and it stays while one of them needs it",
  onStage(async (stage) => {
    const { twitter } = stage.sandbox;
    const keys = {
      ...KEYS,
      accessToken: "1784928224372000009-sandbox-token-access",
      accessTokenSecret: "sandbox-token-access-secret-second",
    };
    twitter.addAccount(BRAND);
    twitter.addAccount({
      ...BRAND,
      ...keys,
      id: "1784928224372000009",
      username: "nebo",
      name: "Небо",
    });
    const anna = twitter.customer({ id: "1790000000000000222", name: "Анна", username: "anna_k" });
    const boris = twitter.customer({
      id: "1790000000000000333",
      name: "Борис",
      username: "boris",
      account: "1784928224372000009",
    });
    const office = await stage.open();
    const first = await connectWith(office, "twitter", KEYS);
    const second = await connectWith(office, "twitter", keys);
    assert.ok(second.setup.every(({ done }) => done));
    await anna.write("Есть вазы?");
    await boris.write("Есть небо?");
    await stage.sandbox.idle();
    assert.deepEqual(await heard(office), [[first.id, "Есть вазы?"], [second.id, "Есть небо?"]].sort());
    await office.disconnect(second.id);
    await anna.write("А кружки?");
    assert.equal((await office.tickets()).length, 2);
    const [ticket] = (await office.tickets()).filter(({ connectionId }) => connectionId === first.id);
    assert.equal((await office.messages(ticket?.id ?? "")).length, 2);
  }),
);
