import type { Lang } from "@/lib/i18n/lang.ts";
import type { CsiView, TicketView } from "@/lib/inbox/view.ts";

/** How the customer judged the ticket, or why they were not asked. */
export function TicketCsi({ lang, ticket: { csi } }: { lang: Lang; ticket: TicketView }) {
  const { t } = lang;
  if (!csi) return null;
  return (
    <section class="client-part">
      <h2>{t("inbox.csi")}</h2>
      {csi.score === undefined ? <p class="client-none">{stateOf(lang, csi)}</p> : (
        <p class="csi-verdict">
          <span class="csi-mark" data-kind={csi.score >= 4 ? "good" : csi.score === 3 ? "middling" : "bad"}>
            {csi.scale === "five" ? `${csi.score}/5` : csi.score === 5 ? "👍" : "👎"}
          </span>
          {csi.comment && <span class="csi-comment" dir="auto">{csi.comment}</span>}
        </p>
      )}
    </section>
  );
}

function stateOf({ t, now }: Lang, { state, reason = "", expiresAt }: CsiView): string {
  if (state === "skipped") return t.code("inbox.csi.skipped", reason);
  return t(expiresAt && Date.parse(expiresAt) < now ? "inbox.csi.expired" : "inbox.csi.asked");
}
