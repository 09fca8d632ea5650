import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from "@/components/icons.ts";
import type { IconName } from "@/components/icons.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MessageView } from "@/lib/inbox/view.ts";
import { Icon } from "@/components/Icon.tsx";

type Sent = Exclude<MessageView["status"], "received">;

const MARKS: Readonly<Record<Sent, IconName>> = {
  queued: Clock,
  sending: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleAlert,
  unsure: CircleHelp,
};

/** How far a message of ours has come: a mark for the eye, words for a screen reader. */
export function StatusMark({ lang, status }: { lang: Lang; status: MessageView["status"] }) {
  if (status === "received") return null;
  const label = lang.t(`thread.state.${status}`);
  return (
    <span class="status-mark" data-status={status} title={label}>
      <Icon of={MARKS[status]} size={14} label={label} />
    </span>
  );
}
