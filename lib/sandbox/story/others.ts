import type { CustomerView, Done, PlatformSandbox, Who } from "@/lib/sandbox/platform.ts";
import type { OtherAccount, StoryConversation, StoryPerson, StoryStep } from "@/lib/sandbox/story/types.ts";

/** A person of the story on a platform that is played through the acts that all platforms share. */
export interface OtherActor {
  readonly platform: OtherAccount["platform"];
  readonly account: OtherAccount;
  readonly stage: PlatformSandbox;
  readonly who: Who;
  readonly name: string;
  /** The id under which their comments come, where that is another one. */
  readonly publicId?: string;
}

/** The person at this account, who is created at the first meeting. */
export function meet(stage: PlatformSandbox, account: OtherAccount, person: StoryPerson): OtherActor {
  const known = acquainted.get(stage) ?? new Map<string, CustomerView>();
  const key = `${account.id}:${person.firstName} ${person.lastName}`;
  const customer = known.get(key) ?? stage.createCustomer({ ...person, account: account.id });
  acquainted.set(stage, known.set(key, customer));
  const who = { account: account.id, id: customer.id };
  return {
    platform: account.platform,
    account,
    stage,
    who,
    name: customer.name,
    publicId: customer.publicId,
  };
}

const acquainted = new WeakMap<PlatformSandbox, Map<string, CustomerView>>();

type Place = Pick<StoryConversation, "mention"> & {
  /** The platform's id of the post under which it goes on. */
  readonly post?: string;
  /** Ids of what the customer has written here. */
  readonly mine: readonly string[];
};

/** The customer writes: in private, under a post, or in a post of their own, under which it then goes on. */
export function writeAs(
  { stage, who }: OtherActor,
  { mention, post, mine }: Place,
  { text, attachments }: Extract<StoryStep, { by: "customer" }>,
): Promise<Done> {
  const [first] = mine;
  if (mention && first === undefined) return stage.act(who, { act: "mention", text, attachments });
  const under = mention ? first : post;
  if (under === undefined) return stage.act(who, { act: "write", text, attachments });
  return stage.act(who, { act: "comment", post: under, text, attachments, replyTo: first });
}

export function editAs(
  { stage, who }: OtherActor,
  { mention, post }: Place,
  message: string,
  text: string,
): Promise<Done> {
  const thread = mention ? message : post;
  return stage.act(who, { act: "edit", message, text, thread });
}

/** @throws {RangeError} when the platform tells nobody of what is written in its own app */
export function answerAs({ stage, who }: OtherActor, { mention, post, mine }: Place, text: string) {
  if (!stage.native) throw new RangeError(`Could not answer natively: ${stage.platform} does not tell of it`);
  return stage.native(who, text, mention ? mine[0] : post);
}

/** Reads what has come, where the platform tells of it and there is something. */
export async function readAs({ stage, who }: OtherActor): Promise<boolean> {
  if (!stage.acts.includes("read")) return true;
  const { delivered, attempts } = await stage.act(who, { act: "read" });
  return delivered || attempts === 0;
}
