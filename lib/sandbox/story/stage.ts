import type { Sandbox } from "@/lib/sandbox/mod.ts";
import type { PlatformSandbox } from "@/lib/sandbox/platform.ts";
import { accounts, agents, people, topics } from "@/lib/sandbox/story/cast.ts";
import { meet, type OtherActor } from "@/lib/sandbox/story/others.ts";
import type { StoryAccount, StoryConversation } from "@/lib/sandbox/story/types.ts";
import type { TelegramCustomer } from "@/lib/sandbox/telegram/customer.ts";
import type { VkAdmin } from "@/lib/sandbox/vk/admin.ts";
import type { VkCustomer } from "@/lib/sandbox/vk/customer.ts";

/** The platform's id of a story's account. */
export function accountId(account: StoryAccount): string {
  if ("credentials" in account) return account.id;
  return account.platform === "vk" ? String(account.groupId) : account.token.split(":")[0] ?? "";
}

/** How the product calls a story's account. */
export function knownAs(account: StoryAccount): string {
  return "knownAs" in account && account.knownAs ? account.knownAs : accountId(account);
}

/** What the product connects a story's account with. */
export function credentialsOf(account: StoryAccount): Readonly<Record<string, string>> {
  return "credentials" in account ? account.credentials : { token: account.token };
}

/** The emulator of an account's platform. @throws {RangeError} when the sandbox has none */
export function platformOf({ platforms }: Sandbox, { platform }: StoryAccount): PlatformSandbox {
  const found = platforms.find((one) => one.platform === platform);
  if (!found) throw new RangeError(`Could not find the platform ${platform}`);
  return found;
}

/** Registers the story's accounts, where they are not yet: their tokens work from now on. */
export function registerStory(sandbox: Sandbox): void {
  const known = sandbox.platforms.flatMap((one) => one.accounts().map(({ id }) => `${one.platform}:${id}`));
  const all: readonly StoryAccount[] = Object.values(accounts);
  for (const account of all) {
    if (known.includes(`${account.platform}:${accountId(account)}`)) continue;
    if (account.platform === "vk") sandbox.vk.addCommunity(account);
    else if (account.platform === "telegram") sandbox.telegram.addBot(account);
    else platformOf(sandbox, account).createAccount({ token: "", ...account });
  }
}

/** The story's account of this name. @throws {RangeError} when there is none */
export const accountOf = (key: string): StoryAccount => {
  const account = Object.entries(accounts).find(([name]) => name === key)?.[1];
  if (!account) throw new RangeError(`Could not find the story's account ${key}`);
  return account;
};

export type Actor =
  | { readonly platform: "telegram"; readonly account: StoryAccount; readonly customer: TelegramCustomer }
  | {
    readonly platform: "vk";
    readonly account: StoryAccount;
    readonly customer: VkCustomer;
    readonly admin: VkAdmin;
  }
  | OtherActor;

/** The people of one conversation, as the sandbox knows them. */
export function castOf(sandbox: Sandbox, conversation: StoryConversation): Actor {
  const account = accountOf(conversation.account);
  const index = Object.keys(people).indexOf(conversation.customer);
  const person = people[conversation.customer];
  if (!person) throw new RangeError(`Could not find the story's person ${conversation.customer}`);
  if ("credentials" in account) return meet(platformOf(sandbox, account), account, person);
  if (account.platform === "telegram") {
    const profile = { ...person, id: 5_100_000 + index * 37, bot: account.token };
    return { platform: "telegram", account, customer: sandbox.telegram.customer(profile) };
  }
  const profile = { ...person, id: 81_000_000 + index * 911, community: account.groupId };
  return {
    platform: "vk",
    account,
    customer: sandbox.vk.customer(profile),
    admin: adminOf(sandbox, account, conversation),
  };
}

function adminOf(
  sandbox: Sandbox,
  account: Extract<StoryAccount, { platform: "vk" }>,
  { agent }: StoryConversation,
): VkAdmin {
  const index = Object.keys(agents).indexOf(agent);
  const [firstName = agent, lastName = ""] = agentName(agent).split(" ");
  return sandbox.vk.admin({ id: 1_000_001 + index, firstName, lastName, community: account.groupId });
}

export function agentName(key: string): string {
  return Object.entries(agents).find(([name]) => name === key)?.[1].name ?? key;
}

/** Opens the story's discussions. @returns their ids by key */
export function openTopics(sandbox: Sandbox): Map<string, number> {
  return new Map(
    Object.entries(topics).map(([key, { account, title }]) => {
      const community = accountOf(account);
      if (community.platform !== "vk") throw new RangeError(`Could not open a discussion at ${account}`);
      return [key, sandbox.vk.topic({ title, community: community.groupId })];
    }),
  );
}
