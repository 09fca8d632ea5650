import assert from "node:assert/strict";
import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import { until } from "../flows/until.ts";
import { openScene } from "./scene.ts";

const PEOPLE = 60;
/** Calls that VK has taken and not answered when the process dies. */
const HANGING = 3;

Deno.test("VK-21 kill -9 amid a broadcast: everybody gets it, and nobody twice", async () => {
  await using scene = await openScene();
  const { sandbox, office: { rest }, product, vk } = scene;
  for (let index = 0; index < PEOPLE; index++) {
    const one = sandbox.vk.customer({ id: 6_000 + index, firstName: "Клиент", lastName: String(index) });
    // Half of them have a conversation here.
    await (index % 2 === 0 ? one.allow() : one.write("Здравствуйте"));
  }
  sandbox.faults.set({
    platform: "vk",
    method: "messages.send",
    kind: "timeout_after_accept",
    times: HANGING,
  });
  const { id } = await rest.post<BroadcastView>("/broadcasts", {
    connectionId: vk.id,
    text: "Новая партия кружек",
  });
  await rest.put(`/broadcasts/${id}/status`, { status: "running" });
  await until("some messages out and some hanging", () => sandbox.vk.sent.length >= HANGING + 2);
  assert.ok(sandbox.vk.sent.length < PEOPLE, "Everything had gone before the kill");
  await product.kill();
  await product.start();
  await sandbox.redeliver();
  const done = await until("the broadcast to be done", async () => {
    const seen = await rest.get<BroadcastView>(`/broadcasts/${id}`);
    return seen.status === "done" ? seen : undefined;
  }, 60_000);
  assert.deepEqual([done.total, done.sent, done.failed, done.unsure], [PEOPLE, PEOPLE, 0, 0]);
  const people = sandbox.vk.sent.map(({ to }) => to);
  assert.deepEqual([people.length, new Set(people).size], [PEOPLE, PEOPLE]);
  // What stands in the conversations is the broadcast, and its echo is no second line.
  await sandbox.idle();
  for (const ticket of await scene.office.everyTicket()) {
    const lines = (await scene.office.messages(ticket.id)).filter(({ direction }) => direction === "out");
    assert.deepEqual(lines.map(({ broadcastId, status }) => [broadcastId, status]), [[id, "sent"]]);
  }
});
