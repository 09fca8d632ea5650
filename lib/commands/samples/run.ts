import { capability } from "@/lib/channels/capabilities.ts";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { type Defence, defend } from "@/lib/commands/samples/defences.ts";
import type { Difference, Outcome } from "@/lib/commands/samples/difference.ts";
import { type Door, doorOf } from "@/lib/commands/samples/doors.ts";
import type { Sample } from "@/lib/commands/samples/folder.ts";
import { judge } from "@/lib/commands/samples/judge.ts";
import { look, together } from "@/lib/commands/samples/look.ts";
import { plant, type Planted } from "@/lib/commands/samples/plant.ts";
import { postSample } from "@/lib/commands/samples/post.ts";
import { plantPrior } from "@/lib/commands/samples/prior.ts";
import type { Product } from "@/lib/commands/samples/product.ts";

/** What became of one body. */
export interface Trial {
  readonly sample: Sample;
  /** Absent for a platform that cannot be connected yet. */
  readonly outcome?: Outcome;
  readonly differences: readonly (Difference & { readonly defence?: Defence })[];
}

/** The account of a body that names none. */
const SOME_ACCOUNT = "1";

/** Posts a body to connections of its own, one for each account that it is for, and looks at what is shown. */
export async function tryOut(product: Product, sample: Sample): Promise<Trial> {
  const door = doorOf(sample.platform);
  if (!door || !capability(sample.platform)) return { sample, differences: [] };
  const payload = payloadOf(sample);
  const named = door.accounts(new Peek(payload)).map((account) => account ?? SOME_ACCOUNT);
  const secret = sample.meta.secret ?? door.secretIn?.(new Peek(payload));
  const outcomes: Outcome[] = [];
  for (const account of new Set(named.length > 0 ? named : [SOME_ACCOUNT])) {
    const planted = await plant(product, sample.platform, door, account, secret);
    outcomes.push(await deliver(product, sample, door, planted, payload));
  }
  const outcome = oneOf(outcomes);
  const differences = judge(sample.meta.expect, outcome);
  return {
    sample,
    outcome,
    differences: differences.map((one) => ({ ...one, defence: defend(sample, outcome, one) })),
  };
}

/** undefined for what is no JSON: the door will say so. */
function payloadOf({ body }: Sample): unknown {
  try {
    return parseJson(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function deliver(
  product: Product,
  sample: Sample,
  door: Door,
  planted: Planted,
  payload: unknown,
): Promise<Outcome> {
  const { connection, channel } = planted.open;
  const inbound = channel.normalise(payload, connection);
  await plantPrior(product, planted.open, inbound);
  const before = await look(product, connection.id);
  const answer = await postSample(product, sample, door, planted);
  return {
    ...answer,
    accounts: [connection.accountId],
    inbound,
    before,
    after: await look(product, connection.id),
  };
}

/** A body for several accounts is as good as the worst answer to it. */
function oneOf(outcomes: readonly Outcome[]): Outcome {
  const worst = outcomes.reduce((one, other) => other.status > one.status ? other : one);
  return {
    ...worst,
    accounts: outcomes.flatMap(({ accounts }) => accounts),
    inbound: outcomes.flatMap(({ inbound }) => inbound),
    before: together(outcomes.map(({ before }) => before)),
    after: together(outcomes.map(({ after }) => after)),
  };
}
