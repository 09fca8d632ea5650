import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

/** A mark for tickets that are more pressing than others; none for the rest. */
export function PriorityMark({ lang: { t }, priority }: { lang: Lang; priority: TicketView["priority"] }) {
  if (priority !== "high" && priority !== "urgent") return null;
  const name = t("inbox.priority.current", { name: t(`inbox.priority.${priority}`) });
  return <span class="priority-mark" data-priority={priority} role="img" aria-label={name} title={name} />;
}
