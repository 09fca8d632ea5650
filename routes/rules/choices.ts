import { platformsReady } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Names } from "@/lib/rules/names.ts";
import { valueText } from "@/lib/rules/summary.ts";
import { PRIORITIES } from "@/lib/sla/priorities.ts";
import { SNOOZE_PRESETS } from "@/lib/team/snooze_times.ts";

/** Something that a row can be about: its part, a colon, and what of it. */
export interface Pick {
  readonly value: string;
  readonly label: string;
  /** It goes with words, or a number, beside it. */
  readonly words?: true;
}

export interface PickGroup {
  readonly label: string;
  readonly picks: readonly Pick[];
}

const KINDS = ["direct", "comment", "mention", "discussion"] as const;
/** Those that customers here write in most; a rule over the API may name any. */
const LANGUAGES = ["ru", "en", "uk", "be", "kk", "uz", "az", "hy", "ka", "tr", "de", "fr", "es", "it", "pl"];

/** All that a condition can be about. */
export function conditionPicks(lang: Lang, names: Names): PickGroup[] {
  const { t } = lang;
  const valued = (
    field: "platform" | "connection" | "kind" | "section" | "priority" | "language",
    all: readonly string[],
  ) => ({
    label: t(`rules.pick.${field}`),
    picks: all.map((value) => ({ value: `${field}:${value}`, label: valueText(lang, field, value, names) })),
  });
  return [
    { label: t("rules.pick.text"), picks: [pick("text:", t("rules.pick.text.item"), true)] },
    valued("platform", platformsReady),
    valued("connection", [...names.connections]),
    valued("kind", KINDS),
    valued("section", ["chat", "requests"]),
    {
      label: t("rules.pick.tag"),
      picks: [...names.tags.keys()].sort().map((tag) => pick(`tag:${tag}`, tag)),
    },
    valued("priority", PRIORITIES),
    {
      label: t("rules.pick.assignee"),
      picks: [pick("assignee:none", t("rules.pick.assignee.none")), ...named("assignee", names.members)],
    },
    {
      label: t("rules.pick.contact"),
      picks: [
        pick("contact:first", t("rules.pick.contact.first")),
        pick("contact:blocked", t("rules.pick.contact.blocked")),
        pick("previous:", t("rules.pick.previous.item"), true),
      ],
    },
    {
      label: t("rules.pick.hours"),
      picks: [
        pick("hours:inside", t("rules.pick.hours.inside")),
        pick("hours:outside", t("rules.pick.hours.outside")),
      ],
    },
    valued("language", LANGUAGES),
  ].flatMap(saidWhole);
}

/** All that a rule can do. */
export function actionPicks({ t }: Lang, names: Names): PickGroup[] {
  const tags = [...names.tags.keys()].sort();
  const whom = [
    pick("notify:assignee", t("rules.act.notify.assignee")),
    pick("notify:managers", t("rules.act.notify.managers")),
  ];
  return [
    {
      label: t("rules.act.tag"),
      picks: [...tags.map((tag) => pick(`tag:${tag}`, tag)), pick("tag:", t("rules.act.tag.new"), true)],
    },
    { label: t("rules.act.untag"), picks: tags.map((tag) => pick(`untag:${tag}`, tag)) },
    {
      label: t("rules.act.assign"),
      picks: [...named("assign", names.members), pick("assign:none", t("rules.act.assign.none"))],
    },
    { label: t("rules.act.team"), picks: named("team", names.teams) },
    {
      label: t("rules.act.priority"),
      picks: PRIORITIES.map((one) => pick(`priority:${one}`, t(`rules.priority.${one}`))),
    },
    {
      label: t("rules.act.snooze"),
      picks: SNOOZE_PRESETS.map((one) => pick(`snooze:${one}`, t(`rules.snooze.${one}`))),
    },
    { label: t("rules.act.notify"), picks: [...whom, ...named("notify", names.members)] },
    {
      label: t("rules.act.other"),
      picks: [pick("note:", t("rules.act.note"), true), pick("close:", t("rules.act.close"))],
    },
  ].flatMap(saidWhole);
}

/** What is chosen is read without its group's name above: it says whole what it is. */
function saidWhole({ label, picks }: PickGroup): PickGroup[] {
  if (picks.length === 0) return [];
  const whole = picks.map((one) =>
    one.words || one.value.endsWith(":") ? one : { ...one, label: `${label}: ${one.label}` }
  );
  return [{ label, picks: whole }];
}

function named(part: string, all: ReadonlyMap<string, string>): Pick[] {
  return [...all].map(([id, name]) => pick(`${part}:${id}`, name));
}

function pick(value: string, label: string, words = false): Pick {
  return words ? { value, label, words } : { value, label };
}
