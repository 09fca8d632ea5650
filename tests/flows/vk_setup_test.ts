import assert from "node:assert/strict";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { COMMUNITY, type VkScene, withVk } from "./cast.ts";

const ADMIN = { id: 9001, firstName: "Ольга", lastName: "Ким" };

/** What is left to do, after the platform has been asked. */
async function left({ office, connection }: VkScene): Promise<string[]> {
  const { setup } = await office.rest.post<ConnectionView>(`/connections/${connection.id}/check`);
  return setup.filter(({ done }) => !done).map(({ key }) => key);
}

Deno.test(
  "VK-16 each step is asked of VK when the owner wants it: messages, rights, the server",
  withVk(async (scene) => {
    const { stage: { sandbox } } = scene;
    const owner = sandbox.vk.admin(ADMIN);
    assert.deepEqual(await left(scene), ["vk.button"]);
    owner.setMessages(false);
    assert.deepEqual(await left(scene), ["vk.messages", "vk.button"]);
    owner.setMessages(true);
    owner.setRights("manage", "messages");
    assert.deepEqual(await left(scene), ["vk.key", "vk.button"]);
    owner.setRights("manage", "messages", "photos", "docs", "wall");
    assert.deepEqual(await left(scene), ["vk.button"]);
  }),
);

Deno.test(
  "VK-16 the button on a site is proved by whoever writes first",
  withVk(async (scene) => {
    const { office, connection, boris } = scene;
    const texts = (await office.connection(connection.id)).setup.map((step) => Reflect.get(step, "text"));
    assert.match(String(texts.at(-1)), /vk\.me\/club101/);
    await boris.write("Здравствуйте");
    await office.firstTicket();
    assert.deepEqual(await left(scene), []);
  }),
);

Deno.test(
  "VK-16 a VK that does not answer leaves what is known of the steps",
  withVk(async (scene) => {
    const { stage: { sandbox } } = scene;
    sandbox.vk.admin(ADMIN).setMessages(false);
    assert.deepEqual(await left(scene), ["vk.messages", "vk.button"]);
    sandbox.vk.admin(ADMIN).setMessages(true);
    sandbox.vk.revoke(COMMUNITY.token);
    assert.deepEqual(await left(scene), ["vk.messages", "vk.button"]);
    assert.equal((await scene.office.connection(scene.connection.id)).error?.code, "vk.token_refused");
  }),
);
