import { CircleAlert } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Banner } from "@/components/Banner.tsx";
import { Moment } from "@/components/Moment.tsx";
import { platformLabel } from "@/components/platform.ts";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { AccountName } from "@/routes/channels/account.tsx";

interface Props {
  lang: Lang;
  connection: ConnectionView;
}

const TONES = { connecting: "plain", active: "ok", paused: "warn", error: "late" } as const;

/** How it is, in a word. An account with trouble needs help, whatever else it is. */
export function ConnectionStatus({ lang: { t }, connection: { status, error } }: Props) {
  const shown = error && status === "active" ? "error" : status;
  return <Tag tone={TONES[shown]}>{t(`connection.status.${shown}`)}</Tag>;
}

/** What is wrong, and its cure. */
export function ConnectionTrouble({ lang: { t, locale }, connection: { error, platform } }: Props) {
  if (!error) return null;
  const params = { ...error.params, platform: platformLabel(platform, locale) };
  return <Banner icon={CircleAlert} tone="late">{t.code("connection.error", error.code, params)}</Banner>;
}

/** Which account it is, when something last came or went, and what the last check has said. */
export function ConnectionFacts({ lang, connection }: Props) {
  const { t } = lang;
  const { account, platform, lastInboundAt, lastOutboundAt, check } = connection;
  const moment = (at?: string) => at ? <Moment lang={lang} at={at} as="relative" /> : t("connection.never");
  return (
    <dl class="connection-facts">
      {account && (
        <Fact name={t("connection.account")}>
          <AccountName lang={lang} account={account} platform={platform} />
        </Fact>
      )}
      <Fact name={t("connection.lastInbound")}>{moment(lastInboundAt)}</Fact>
      <Fact name={t("connection.lastOutbound")}>{moment(lastOutboundAt)}</Fact>
      {check && (
        <Fact name={t("connection.lastCheck")}>
          {moment(check.at)},{" "}
          {t(check.trouble ? "connection.lastCheck.trouble" : "connection.lastCheck.well")}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
