import type { MetaAccount, MetaPerson, MetaWorld } from "@/lib/sandbox/graph/state.ts";
import { personName } from "@/lib/sandbox/graph/state.ts";
import { isReachable } from "@/lib/sandbox/graph/native.ts";
import type { GraphAccount } from "@/lib/sandbox/graph/world.ts";
import type { AccountView, CustomerView } from "@/lib/sandbox/platform.ts";

/** The webhook counts once the account has subscribed the app as well. */
export function webhooksOf({ app, subscribed, override }: GraphAccount): AccountView["webhooks"] {
  const { subscription } = app;
  if (!subscription) return [];
  return [{ url: (override ?? subscription).url, status: subscribed ? "ok" : "not subscribed" }];
}

export function metaAccountView(account: MetaAccount): AccountView {
  const { id, name, username, avatar } = account;
  return { id, name, username, avatar, webhooks: webhooksOf(account) };
}

export function metaCustomerView(world: MetaWorld, account: MetaAccount, person: MetaPerson): CustomerView {
  return {
    id: person.id,
    name: personName(person),
    account: account.id,
    avatar: person.avatar,
    reachable: isReachable(world, account.dialogues.get(person.id)),
  };
}
