import assert from "node:assert/strict";
import { type VkScene, withVk } from "./cast.ts";
import { until } from "./until.ts";

const DAY_MS = 86_400_000;

function greeting({ office, connection }: VkScene, text: string | null): Promise<unknown> {
  return office.rest.patch(`/connections/${connection.id}`, { settings: { greeting: text } });
}

/** What the customer sees of the community's words. */
function heard({ boris }: VkScene): string[] {
  return boris.lines().filter(({ from }) => from === "business").map(({ text }) => text);
}

Deno.test(
  "VK-17 RE-04 whoever writes for the first time is greeted once, as by a machine, and still waits",
  withVk(async (scene) => {
    const { office, stage, boris } = scene;
    await greeting(scene, "Здравствуйте! Ответим до вечера.");
    await boris.write("Есть кружки?");
    await boris.write("Синие");
    const [first] = await until("the greeting", () => heard(scene).length > 0 ? heard(scene) : undefined);
    assert.equal(first, "Здравствуйте! Ответим до вечера.");
    const ticket = await office.firstTicket();
    assert.deepEqual([ticket.preview, ticket.waitingSince !== undefined, ticket.assignee], [
      "Синие",
      true,
      null,
    ]);
    const own = (await office.messages(ticket.id)).filter(({ direction }) => direction === "out");
    assert.deepEqual(own.map(({ author }) => author.type), ["system"]);
    await office.close(ticket.id);
    await stage.pass(3 * DAY_MS);
    await boris.write("А зелёные?");
    await stage.services.worker.idle();
    assert.equal(heard(scene).length, 1);
  }),
);

Deno.test(
  "VK-17 nobody is greeted for a comment, or where there is no greeting",
  withVk(async (scene) => {
    const { office, stage, boris } = scene;
    await greeting(scene, "Здравствуйте!");
    await boris.comment(await stage.sandbox.vk.post({ text: "Запись" }), "Почём?");
    await stage.services.worker.idle();
    assert.deepEqual(stage.sandbox.vk.sent, []);
    await boris.write("И ещё вопрос");
    await until("the greeting of the first message", () => heard(scene)[0]);
    await greeting(scene, null);
    const anna = stage.sandbox.vk.customer({ id: 778, firstName: "Анна", lastName: "Рей" });
    await anna.write("Здравствуйте");
    await until("Анна's ticket", async () => (await office.tickets()).length === 3);
    await stage.services.worker.idle();
    assert.equal(anna.lines().length, 1);
  }),
);

Deno.test(
  "VK-17 a greeting over 200 characters is refused, one of 200 is taken and goes out whole",
  withVk(async (scene) => {
    await assert.rejects(greeting(scene, "я".repeat(201)), { status: 400 });
    await greeting(scene, "я".repeat(200));
    await scene.boris.write("Здравствуйте");
    assert.equal((await until("the greeting", () => heard(scene)[0])).length, 200);
  }),
);

Deno.test(
  "VK-17 RE-01 whoever is greeted gets no automatic note in that ticket, and gets one in the next",
  withVk(async (scene) => {
    const { office, stage, boris, connection } = scene;
    const acknowledgement = { text: "Сообщение у нас", when: "always" };
    await office.rest.patch(`/connections/${connection.id}`, {
      settings: { greeting: "Рады вам", acknowledgement },
    });
    await boris.write("Есть кружки?");
    await until("the greeting", () => heard(scene)[0]);
    await stage.services.worker.idle();
    const ticket = await office.firstTicket();
    await office.settled((await office.reply(ticket.id, { text: "Есть" })).id, "sent", "delivered", "read");
    await boris.write("А синие?");
    await until("a new wait", async () => (await office.ticket(ticket.id)).waitingSince);
    await stage.services.worker.idle();
    assert.deepEqual(heard(scene), ["Рады вам", "Есть"]);
    await office.close(ticket.id);
    await boris.write("И ещё вопрос");
    await until("the note", () => heard(scene).length > 2);
    await stage.services.worker.idle();
    assert.deepEqual(heard(scene), ["Рады вам", "Есть", "Сообщение у нас"]);
  }),
);
