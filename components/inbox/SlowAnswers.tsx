import { Banner } from "@/components/Banner.tsx";
import { Clock } from "@/components/icons.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { SlowAnswer } from "@/lib/inbox/views/slow_answers.ts";

/** Customers see that somebody is there, and wait for too long all the same. One line, however many places. */
export function SlowAnswers({ lang: { t }, slow }: { lang: Lang; slow: readonly SlowAnswer[] }) {
  const [first] = slow;
  if (!first) return null;
  const count = slow.reduce((sum, one) => sum + one.count, 0);
  const connection = slow.map(({ connectionName }) => connectionName).join(", ");
  return (
    <Banner
      icon={Clock}
      tone="warn"
      action={
        <a
          class="link-button"
          href={`/inbox/${first.ticketId}`}
          aria-label={t("inbox.slow.open", { name: first.contactName })}
        >
          {t("inbox.slow.answer")}
        </a>
      }
    >
      <span class="slow-line">{t("inbox.slow", { connection, minutes: first.minutes, count })}</span>
    </Banner>
  );
}
