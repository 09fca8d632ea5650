import { Avatar } from "@/components/Avatar.tsx";
import { platformLabel } from "@/components/platform.ts";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";

type Account = NonNullable<ConnectionView["account"]>;

/** The account's picture with its platform's badge; our own chat has no account. */
export function AccountPicture({ connection }: { connection: ConnectionView }) {
  const { account, platform, name } = connection;
  if (!account) return <PlatformBadge platform={platform} size={40} />;
  return <Avatar name={account.name ?? name} src={account.avatarUrl} platform={platform} size={40} />;
}

/** What the platform calls the account, and the way to it. */
export function AccountName({ lang, account, platform }: {
  lang: Lang;
  account: Account;
  platform: ConnectionView["platform"];
}) {
  const said = accountWords(account);
  if (!account.url) return <bdi>{said}</bdi>;
  const where = lang.t("connection.account.open", { platform: platformLabel(platform, lang.locale) });
  return <a href={account.url} target="_blank" rel="noopener noreferrer" title={where} dir="auto">{said}</a>;
}

/** Name and nick; whoever is known by a number is called by it. */
export function accountWords({ id, name, username = "" }: Account): string {
  const nick = username === "" || /^[\d\s()+-]+$/.test(username) ? username : `@${username}`;
  return [name, nick].filter(Boolean).join(", ") || id;
}
