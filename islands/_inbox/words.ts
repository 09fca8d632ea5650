import { platformLabel } from "@/components/platform.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { AnswerPlan } from "@/islands/_inbox/planning.ts";

interface Refused {
  code: string;
  params: { limitBytes?: number; types?: string; limitFiles?: number };
}

/** Why a file stays behind, in a sentence. @param refused absent for an empty file */
export function refusalWords(
  { t, locale, numbers }: Lang,
  platform: Platform,
  file: { name: string; size: number },
  refused: Refused | null | undefined,
): string {
  const { limitBytes = 0, types = "", limitFiles } = refused?.params ?? {};
  return t.code("media.refuse", refused?.code ?? "empty", {
    name: file.name,
    size: numbers.bytes(file.size),
    platform: platformLabel(platform, locale),
    types,
    limit: limitFiles ?? numbers.bytes(limitBytes),
  });
}

/** What stops an answer, in a sentence; undefined when nothing does. */
export function planProblem(lang: Lang, platform: Platform, plan: AnswerPlan): string | undefined {
  if (plan.ok || plan.code === "channel_read_only") return undefined;
  const { t, locale } = lang;
  if (plan.code === "placeholder_unresolved") return t("suggest.gap", plan.params);
  if (plan.code === "attachment_not_supported") {
    const { reason, name } = plan.params;
    if (reason !== "files_too_many") return undefined;
    return refusalWords(lang, platform, { name, size: 0 }, { code: reason, params: plan.params });
  }
  const { length, limit, maxParts } = plan.params;
  return t("composer.over", {
    count: Math.max(1, length - limit * maxParts),
    platform: platformLabel(platform, locale),
  });
}
