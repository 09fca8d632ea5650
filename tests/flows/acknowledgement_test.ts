import assert from "node:assert/strict";
import { type Acknowledgement, businessHours, type HoursInterval } from "@/db/schema/workspace.ts";
import { configure } from "@/lib/inbox/connect.ts";
import { acknowledge } from "@/lib/replies/acknowledge.ts";
import { type TelegramScene, withTelegram, withVk } from "./cast.ts";
import type { Office } from "./office.ts";
import type { Stage } from "./stage.ts";
import { until } from "./until.ts";

const NOTE =
  "Здравствуйте, {{contact.first_name|рады вас слышать}}! Уже читаю. {{agent.first_name}}, «{{workspace.name}}»";
const FILLED = "Здравствуйте, Марина! Уже читаю. Анна, «Глина и небо»";
const ROUND_THE_CLOCK: HoursInterval[] = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1440 }));

type Wanted = Partial<Acknowledgement> & { readonly week?: HoursInterval[] };

/** Has a connection send the note, by hours of its own when there are any. */
async function ask(
  stage: Stage,
  office: Office,
  connectionId: string,
  { text = NOTE, when = "always", week }: Wanted = {},
): Promise<void> {
  const workspace = await stage.services.workspaces.open(office.workspaceId);
  const { store } = workspace;
  const hours = {
    id: "hours",
    name: "Часы",
    timeZone: "Europe/Moscow",
    weekly: week ?? [],
    holidays: [],
    createdAt: 0,
    updatedAt: 0,
  };
  if (week) {
    await store.write(() =>
      store.commit([
        store.db.insert(businessHours).values(hours)
          .onConflictDoUpdate({ target: businessHours.id, set: { weekly: week } }),
      ])
    );
  }
  const settings = { acknowledgement: { text, when }, ...(week && { sla: { hours: "hours" } }) };
  await configure(stage.services, workspace, connectionId, { settings });
}

function heard(marina: TelegramScene["marina"]): string[] {
  return marina.lines().filter(({ from }) => from === "business").map(({ text }) => text);
}

/** Everything that is due has been done. */
async function quiet(stage: Stage, office: Office): Promise<void> {
  await stage.services.worker.look(office.workspaceId);
  await stage.services.worker.idle();
}

Deno.test(
  "RE-01 a first message is acknowledged once, in a person's name, and somebody still waits",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await ask(stage, office, connection.id);
    await marina.write("Здравствуйте! Есть кружки?");
    await until("the note", () => heard(marina).length === 1);
    assert.deepEqual(heard(marina), [FILLED]);
    await marina.write("И сколько стоят?");
    await quiet(stage, office);
    assert.equal(heard(marina).length, 1);

    const ticket = await office.firstTicket();
    assert.equal(ticket.preview, "И сколько стоят?");
    assert.ok(ticket.waitingSince && ticket.unread);
    assert.equal(ticket.assignee, null);
    const note = (await office.messages(ticket.id)).find(({ direction }) => direction === "out");
    assert.deepEqual([note?.author.type, note?.author.name], ["system", "Анна"]);
  }),
);

Deno.test(
  "RE-01 each ticket has its own note, one that is reopened no second, and one a day is not the limit of three",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await ask(stage, office, connection.id, { text: "Уже читаю" });
    const open = async (count: number) => {
      await marina.write("Здравствуйте");
      await quiet(stage, office);
      const ticket = await office.firstTicket();
      assert.equal(heard(marina).length, count);
      await office.close(ticket.id);
      return ticket;
    };
    const first = await open(1);
    await office.rest.delete(`/tickets/${first.id}/closure`);
    await marina.write("Забыла спросить");
    await quiet(stage, office);
    assert.equal(heard(marina).length, 1);
    await office.close(first.id);
    await open(2);
    await open(3);
    await open(3);
    await stage.pass(2 * 86_400_000);
    await open(4);
  }),
);

Deno.test(
  "RE-01 robots hear nothing",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await ask(stage, office, connection.id);
    await marina.write("Автоответ: я в отпуске до понедельника");
    await office.firstTicket();
    await quiet(stage, office);
    assert.deepEqual(heard(marina), []);
  }),
);

Deno.test(
  "RE-01 the note goes out by the business hours",
  withTelegram(async ({ stage, office, marina, connection }) => {
    const cases: [Wanted, number][] = [
      [{ when: "outside_hours", week: ROUND_THE_CLOCK }, 0],
      [{ when: "inside_hours", week: ROUND_THE_CLOCK }, 1],
      [{ when: "inside_hours", week: [] }, 1],
      [{ when: "outside_hours", week: [] }, 2],
    ];
    for (const [wanted, count] of cases) {
      await ask(stage, office, connection.id, wanted);
      await marina.write("Здравствуйте");
      await quiet(stage, office);
      assert.equal(heard(marina).length, count, `${wanted.when}, ${wanted.week?.length} intervals`);
      await office.close((await office.firstTicket()).id);
    }
  }),
);

Deno.test(
  "RE-01 nobody who has been answered, or cannot be written to, is acknowledged",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await marina.write("Здравствуйте");
    const { id } = await office.firstTicket();
    const [first] = await office.messages(id);
    await office.reply(id, { text: "Слушаю вас" });
    await quiet(stage, office);
    await ask(stage, office, connection.id);
    const workspace = await stage.services.workspaces.open(office.workspaceId);
    const job = { payload: { ticketId: id, messageId: first?.id ?? "" } };
    assert.deepEqual(await acknowledge(stage.services, workspace, job), { kind: "done" });
    assert.deepEqual(heard(marina), ["Слушаю вас"]);

    await office.close(id);
    await office.rest.patch(`/connections/${connection.id}`, { status: "paused" });
    await marina.write("Вы тут?");
    await quiet(stage, office);
    assert.equal(heard(marina).length, 1);
  }),
);

Deno.test(
  "RE-01 nothing is said by itself under a post",
  withVk(async ({ stage, office, boris, connection }) => {
    await ask(stage, office, connection.id);
    const post = await stage.sandbox.vk.post({ text: "Новая глазурь" });
    await boris.comment(post, "Красиво!");
    await office.firstTicket({ kind: "comment" });
    await quiet(stage, office);
    assert.deepEqual(stage.sandbox.vk.sent, []);
  }),
);

Deno.test(
  "RE-01 RE-03 a note that would leave something open cannot be kept",
  withTelegram(async ({ office, connection }) => {
    const cases = [
      ["Отвечу {КОГДА}", /\{КОГДА\}/],
      ["Привет, {{contact.first_name}}", /Имя бывает неизвестно/],
      ["Привет, {{client}}", /\{\{client\}\} нет/],
    ] as const;
    for (const [text, message] of cases) {
      const settings = { acknowledgement: { text, when: "always" } };
      const change = office.rest.patch(`/connections/${connection.id}`, { settings });
      await assert.rejects(change, { code: "invalid_request", message }, text);
    }
    assert.equal((await office.connection(connection.id)).settings.acknowledgement, undefined);
  }),
);
