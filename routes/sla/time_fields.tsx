import { TextField } from "@/components/TextField.tsx";
import type { ClockKind, Priority } from "@/db/schema/workspace.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { PolicyInput } from "@/lib/sla/check_policy.ts";
import { CLOCK_KINDS } from "@/lib/sla/priorities.ts";
import type { Refused } from "@/routes/forms.ts";
import { formatDuration } from "@/routes/sla/durations.ts";
import { timeName } from "@/routes/sla/policy_input.ts";

interface Props {
  lang: Lang;
  policy: PolicyInput;
  refused?: Refused;
}

const OTHERS = ["urgent", "high", "low"] as const;

/** The three times of a priority. */
export function TimeFields({ lang, priority, policy, refused }: Props & { priority: Priority }) {
  const { t } = lang;
  return (
    <fieldset class="form times">
      <legend>{t(priority === "normal" ? "sla.policy.times" : `sla.policy.priority.${priority}`)}</legend>
      {priority === "normal" && <p class="quiet">{t("sla.policy.times.help")}</p>}
      <div class="times-fields">
        {CLOCK_KINDS.map((kind) => {
          const name = timeName(priority, kind);
          return (
            <TextField
              key={kind}
              name={name}
              label={t(`sla.policy.${kind}`)}
              value={refused?.form.text(name) ?? written(lang, policy, priority, kind)}
              placeholder={priority === "normal" ? undefined : written(lang, policy, "normal", kind)}
              error={refused?.faults.fields[name]}
              maxLength={40}
              autocomplete="off"
            />
          );
        })}
      </div>
    </fieldset>
  );
}

/** Seldom needed, so folded away until there is something in it. */
export function OtherTimes({ lang, policy, refused }: Props) {
  const { t } = lang;
  const used = OTHERS.some((one) =>
    policy.targets[one] || CLOCK_KINDS.some((kind) => refused?.form.text(timeName(one, kind)))
  );
  return (
    <details class="times-more" open={used}>
      <summary>{t("sla.policy.others")}</summary>
      <p class="quiet">{t("sla.policy.others.help")}</p>
      {OTHERS.map((one) => (
        <TimeFields key={one} lang={lang} priority={one} policy={policy} refused={refused} />
      ))}
    </details>
  );
}

function written({ t, locale }: Lang, { targets }: PolicyInput, priority: Priority, kind: ClockKind): string {
  const minutes = targets[priority]?.[kind];
  if (minutes === null) return t("sla.policy.none");
  return minutes === undefined ? "" : formatDuration(minutes, locale);
}
