import { Lightbulb } from "@/components/icons.ts";
import { useState } from "preact/hooks";
import { Icon } from "@/components/Icon.tsx";
import type { CoachState } from "@/islands/_inbox/aid/coach.ts";
import type { Kit } from "@/islands/_inbox/aid/kit.ts";
import { fieldOf } from "@/islands/_inbox/aid/state.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Advice, RuleId } from "@/lib/replies/coach/advice.ts";

interface Props {
  kit: Kit;
  inbox: Inbox;
  advice: readonly Advice[];
  /** That the advice is about. */
  text: string;
  state: CoachState;
}

const OPEN_KEY = "otklik:coach-open";

/** One quiet line below the text; the rest when it is opened, and it stays as it was left. */
export function CoachLine({ kit, inbox, advice, text, state }: Props) {
  const lang = inbox.lang.value;
  const { t } = lang;
  const [gone, setGone] = useState<readonly RuleId[]>([]);
  const shown = advice.filter(({ rule }) => !gone.includes(rule));
  const [first] = shown;
  if (!first) return null;
  const silence = (rule: RuleId) => {
    setGone([...gone, rule]);
    state.silence(rule);
    fieldOf("reply")?.focus();
  };
  return (
    <details
      class="coach"
      open={kit.recall(OPEN_KEY) === true}
      onToggle={({ currentTarget: { open } }) => kit.remember(OPEN_KEY, open || undefined)}
    >
      <summary>
        <Icon of={Lightbulb} size={16} />
        <span class="coach-count">{t("coach.count", { count: shown.length })}</span>
        <span class="coach-first">{sentence(lang, first)}</span>
      </summary>
      <ul aria-label={t("coach.title")}>
        {shown.map((one) => (
          <li key={one.rule}>
            <Hint lang={lang} advice={one} text={text} onOff={() => silence(one.rule)} />
          </li>
        ))}
      </ul>
      <a class="coach-all" href="/settings/replies/coach" target="_blank">{t("coach.settings")}</a>
    </details>
  );
}

function Hint(
  { lang, advice, text, onOff }: { lang: Lang; advice: Advice; text: string; onOff: () => void },
) {
  const { t } = lang;
  const [mark] = advice.marks;
  const said = sentence(lang, advice);
  const show = () => {
    const field = fieldOf("reply");
    field?.focus();
    if (mark) field?.setSelectionRange(mark.start, mark.end);
  };
  return (
    <>
      {mark
        ? (
          <button
            type="button"
            class="link-button"
            title={t("coach.show", { words: text.slice(mark.start, mark.end) })}
            onClick={show}
          >
            {said}
          </button>
        )
        : <span>{said}</span>}
      <button
        type="button"
        class="coach-off"
        aria-label={t("coach.off", { rule: t.code("coach.rule", advice.rule) })}
        onClick={onOff}
      >
        {t("coach.off.short")}
      </button>
    </>
  );
}

function sentence({ t }: Lang, { rule, kind, params }: Advice): string {
  return t.code("coach.hint", kind ? `${rule}.${kind}` : rule, params);
}
