import { insertMany } from "@/db/bulk.ts";
import { type RuleCondition, rules, tags } from "@/db/schema/workspace.ts";
import type { Connection } from "@/lib/channels/channel.ts";
import { Ingest } from "@/lib/inbox/ingest/mod.ts";
import { RuleBook } from "@/lib/rules/book.ts";
import { accept, inboundMessage, NOON, openTestWorkspace, type TestWorkspace } from "../cast.ts";
import { type Figure, figure } from "./report.ts";
import type { Sizes } from "./sizes.ts";
import { median } from "./stats.ts";

const RULES = 20;

/** Messages that are durable a second inside one process, with twenty rules and without any. */
export async function benchRules(sizes: Sizes): Promise<Figure[]> {
  await using plain = await openTestWorkspace();
  await using ruled = await openTestWorkspace();
  await addRules(ruled);
  const sides = [await sideOf(plain), await sideOf(ruled)] as const;
  const rates: [number[], number[]] = [[], []];
  // The first round of each is a warm-up.
  for (let round = 0; round <= sizes.rounds; round++) {
    for (const [index, side] of sides.entries()) {
      const rate = await flood(side, sizes, round);
      if (round > 0) rates[index]?.push(rate);
    }
  }
  const [without, withRules] = rates;
  return [
    figure("messages without rules", without, "messages/s"),
    figure(`messages with ${RULES} rules`, withRules, "messages/s"),
    figure(`with ${RULES} rules ÷ without`, median(withRules) / median(without), "×", { least: 0.5 }),
  ];
}

interface Side {
  readonly it: Pick<TestWorkspace, "ingest">;
  readonly connection: Connection;
}

async function sideOf(workspace: TestWorkspace): Promise<Side> {
  const { control, workspaces, due, queue, live, now } = workspace;
  const shared = { workspaces, due, queue, live, now };
  const ingest = new Ingest({ ...shared, rules: new RuleBook(control, now) });
  return { it: { ingest }, connection: await workspace.connect("telegram") };
}

/** As many people as messages at once, so that a commit holds many tickets. */
async function flood({ it, connection }: Side, { events, people }: Sizes, round: number): Promise<number> {
  const all = Array.from({ length: events }, (_, index) => {
    const who = String(index % people);
    const person = { externalId: who, name: `Клиент ${who}` };
    const text = index % 10 === 0 ? `Оформите возврат ${round}` : `Здравствуйте, есть ли кружки ${index}?`;
    return inboundMessage({ externalId: `${round}:${index}`, person, text });
  });
  const before = performance.now();
  await Promise.all(all.map((message) => accept(it, connection, [message])));
  return events / (performance.now() - before) * 1_000;
}

/** Four fit every tenth message, four wait for a time, the others fit none. */
async function addRules({ store }: TestWorkspace): Promise<void> {
  const text = (value: string): RuleCondition => ({ field: "text", value });
  const rows = Array.from({ length: RULES }, (_, index): typeof rules.$inferInsert => ({
    id: `r${index}`,
    name: `Правило ${index}`,
    enabled: true,
    position: index,
    trigger: index % 5 === 4 ? { type: "elapsed", since: "customer", minutes: 600 } : { type: "message" },
    match: "all",
    conditions: [
      { field: "platform", value: "telegram" },
      text(index % 5 === 0 ? "возврат, деньги назад" : `слово${index}, другое слово ${index}`),
      { field: "previous", value: "1", not: true },
      { field: "tag", value: "никогда", not: true },
    ],
    actions: [{ type: "tag", value: `метка ${index}` }, { type: "priority", value: "high" }],
    createdAt: NOON,
    updatedAt: NOON,
  }));
  const names = rows.map((_, index) => ({ id: `t${index}`, name: `метка ${index}` }));
  await store.write(() => store.commit([...insertMany(tags, names), ...insertMany(rules, rows)]));
}
