import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { Switch } from "@/components/Switch.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { type RuleId, RULES } from "@/lib/replies/coach/advice.ts";

interface Props {
  lang: Lang;
  whose: "mine" | "workspace";
  off: readonly RuleId[];
  /** Nobody gets these, whatever one wants oneself. */
  offForAll: readonly RuleId[];
}

/** Which hints come, as switches. */
export function CoachCard({ lang, whose, off, offForAll }: Props) {
  const { t } = lang;
  return (
    <Card title={t(`replies.coach.${whose}`)}>
      <Form lang={lang} does={whose}>
        <p class="quiet">{t(`replies.coach.${whose}.help`)}</p>
        <div>
          {RULES.map((rule) => {
            const gone = offForAll.includes(rule);
            return (
              <div key={rule}>
                {!gone && <input type="hidden" name="shown" value={rule} />}
                <Switch
                  id={`${whose}-${rule}`}
                  name="on"
                  value={rule}
                  label={t(`coach.rule.${rule}`)}
                  help={gone ? t("replies.coach.workspace.off") : undefined}
                  checked={!gone && !off.includes(rule)}
                  disabled={gone}
                />
              </div>
            );
          })}
        </div>
        <Button kind="main">{t("page.save")}</Button>
      </Form>
    </Card>
  );
}
