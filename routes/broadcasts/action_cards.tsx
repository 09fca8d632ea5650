import { Banner } from "@/components/Banner.tsx";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { CircleAlert, Pause, Pencil, Play, SendHorizontal, Trash2, X } from "@/components/icons.ts";
import Broadcast from "@/islands/Broadcast.tsx";
import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import { pick } from "@/lib/i18n/catalogue.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { audienceWords } from "@/routes/broadcasts/form_card.tsx";
import type { Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  broadcast: BroadcastView;
  refused?: Refused;
}

/** What can be done with a draft: the number of people stands on the button that sends it. */
export function DraftCard({ lang, broadcast, refused }: Props) {
  const { t } = lang;
  const { audience = 0 } = broadcast;
  return (
    <Card>
      <div class="form">
        <p>{audienceWords(t, audience)}</p>
        {audience > 0 && (
          <Form lang={lang} does="start" faults={refused?.faults}>
            <p class="quiet">{t("broadcast.start.help")}</p>
            <Button kind="main" icon={SendHorizontal}>{t("broadcast.start", { count: audience })}</Button>
          </Form>
        )}
        <div class="broadcast-ways">
          <ButtonLink icon={Pencil} href="?edit">{t("broadcast.edit")}</ButtonLink>
          <Form lang={lang} does="delete">
            <Button kind="quiet" icon={Trash2}>{t("broadcast.delete")}</Button>
          </Form>
        </div>
      </div>
    </Card>
  );
}

/** How far a broadcast is, and how it can be held. */
export function RunCard({ lang, broadcast, refused }: Props) {
  const { t, locale, now } = lang;
  const { status, error } = broadcast;
  const going = status === "running";
  return (
    <Card title={t(going ? "broadcast.progress" : "broadcast.result")}>
      <div class="form">
        {error && <Banner icon={CircleAlert} tone="late">{error.message}</Banner>}
        <Broadcast
          key={status}
          locale={locale}
          messages={pick(locale, ["broadcast"])}
          now={now}
          broadcast={broadcast}
        />
        {going && (
          <noscript>
            <ButtonLink href="">{t("broadcast.reload")}</ButtonLink>
          </noscript>
        )}
        {(going || status === "paused") && (
          <Form lang={lang} faults={refused?.faults}>
            <div class="broadcast-ways">
              <Button
                name="_action"
                value={going ? "pause" : "resume"}
                kind={going ? "plain" : "main"}
                icon={going ? Pause : Play}
              >
                {t(going ? "broadcast.pause" : "broadcast.resume")}
              </Button>
              <Button name="_action" value="stop" kind="quiet" icon={X}>{t("broadcast.stop")}</Button>
            </div>
            <p class="quiet">{t("broadcast.stop.help")}</p>
          </Form>
        )}
      </div>
    </Card>
  );
}
