import { RotateCcw } from "@/components/icons.ts";
import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { Moment } from "@/components/Moment.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { RawEventText } from "@/lib/inbox/views/raw_event_view.ts";
import { EventFate } from "@/routes/channels/event_row.tsx";

interface Props {
  lang: Lang;
  event: RawEventText;
}

/** What became of an event, why, and the way to take it in again. */
export function EventFacts({ lang, event }: Props) {
  const { t } = lang;
  const { at, fate, error, items, size, replayedAt } = event;
  const taken = fate === "accepted" || fate === "repeated";
  return (
    <Card>
      <div class="form">
        <dl class="connection-facts">
          <div>
            <dt>{t("raw.at")}</dt>
            <dd>
              <Moment lang={lang} at={at} as="full" />
            </dd>
          </div>
          <div>
            <dt>{t("raw.fate")}</dt>
            <dd>
              <EventFate lang={lang} fate={fate} />
            </dd>
          </div>
          <div>
            <dt>{t("raw.items")}</dt>
            <dd>{lang.numbers.count(items)}</dd>
          </div>
          <div>
            <dt>{t("raw.size")}</dt>
            <dd>{lang.numbers.bytes(size)}</dd>
          </div>
          {replayedAt && (
            <div>
              <dt>{t("raw.replayed")}</dt>
              <dd>
                <Moment lang={lang} at={replayedAt} as="relative" />
              </dd>
            </div>
          )}
        </dl>
        <p>{error ? t.code("raw.error", error) : t(`raw.fate.${fate}.help`)}</p>
        <Form lang={lang} does="replay">
          <p class="quiet">{t(taken ? "raw.replay.taken" : "raw.replay.help")}</p>
          <Button icon={RotateCcw} kind={taken ? "plain" : "main"}>{t("raw.replay")}</Button>
        </Form>
      </div>
    </Card>
  );
}

/** An event as it came. */
export function EventBody({ lang: { t }, event: { body, cut } }: Props) {
  return (
    <Card title={t("raw.body")}>
      <p class="quiet">{t(cut ? "raw.body.cut" : "raw.body.help")}</p>
      <pre class="event-body" tabIndex={0} role="region" aria-label={t("raw.body")} dir="ltr">{body}</pre>
    </Card>
  );
}
