import {
  AtSign,
  BellRing,
  CircleAlert,
  Clock,
  MessageCircle,
  Plug,
  Star,
  UserRoundCheck,
  Zap,
} from "@/components/icons.ts";
import type { IconName } from "@/components/icons.ts";
import { Hidden } from "@/components/Hidden.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Moment } from "@/components/Moment.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { NotificationView } from "@/lib/notify/view.ts";

const ICONS: Readonly<Record<NotificationView["cause"], IconName>> = {
  mention: AtSign,
  assigned: UserRoundCheck,
  message: MessageCircle,
  unassigned: MessageCircle,
  failed: CircleAlert,
  sla: Clock,
  snooze: Clock,
  csi: Star,
  rule: Zap,
  connection: Plug,
};
const LATE: ReadonlySet<string> = new Set([
  "sla.breached",
  "message.failed",
  "message.unsure",
  "connection.stopped",
]);

/** Notifications, those of one ticket together under its name. */
export function NotificationList({ lang, items }: { lang: Lang; items: readonly NotificationView[] }) {
  const groups = Map.groupBy(items, ({ ticket, connection }) => ticket?.id ?? connection?.id ?? "");
  return (
    <ul class="told">
      {[...groups].map(([id, all]) => (
        <li key={id} class="told-group">
          <h2 class="told-about">{headOf(lang, all)}</h2>
          <ul>{all.map((one) => <Line key={one.id} lang={lang} one={one} />)}</ul>
        </li>
      ))}
    </ul>
  );
}

function headOf({ t }: Lang, [first]: readonly NotificationView[]) {
  if (!first?.ticket) return first?.connection?.name ?? t("notify.other");
  return (
    <>
      {first.ticket.contactName} <span>{t("notify.ticket", { number: String(first.ticket.number) })}</span>
    </>
  );
}

function Line({ lang, one }: { lang: Lang; one: NotificationView }) {
  const fresh = one.readAt === undefined;
  return (
    <li class="told-line" data-fresh={fresh ? "" : undefined} data-late={LATE.has(one.kind) ? "" : undefined}>
      <a href={one.url}>
        <Icon of={ICONS[one.cause] ?? BellRing} size={18} />
        <span class="told-words">
          <span class="told-text">{one.text}</span>
          {one.excerpt && <span class="told-excerpt">{one.excerpt}</span>}
        </span>
        <span class="told-when">
          <Moment lang={lang} at={one.createdAt} />
          {fresh && <span class="told-dot" />}
          {fresh && <Hidden>{lang.t("notify.new")}</Hidden>}
        </span>
      </a>
    </li>
  );
}
