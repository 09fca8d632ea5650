import type { CsiWords } from "@/db/schema/workspace.ts";
import type { CsiChange, CsiOverrideChange } from "@/lib/csi/check_settings.ts";
import type { Form } from "@/routes/forms.ts";

/** The settings as a form has them. */
export function settingsFrom(form: Form): CsiChange {
  return {
    enabled: form.has("enabled"),
    scale: form.text("scale") === "thumbs" ? "thumbs" : "five",
    question: wordsFrom(form, "question"),
    thanks: wordsFrom(form, "thanks"),
    delayMinutes: Number(form.text("delayMinutes")),
    answerDays: Number(form.text("answerDays")),
    quietDays: Number(form.text("quietDays")),
    bad: Number(form.text("bad")),
    alerts: form.has("alerts"),
    reopens: form.has("reopens"),
  };
}

function wordsFrom(form: Form, name: string, suffix = ""): CsiWords {
  return { ru: form.text(`${name}-ru${suffix}`), en: form.text(`${name}-en${suffix}`) };
}

/** What the field of one connection is called. */
export function ownName(what: string, connectionId: string): string {
  return `${what}-${connectionId}`;
}

/** What a form says of one connection; an empty choice follows the workspace. */
export function overrideFrom(form: Form, connectionId: string): CsiOverrideChange {
  const enabled = form.text(ownName("enabled", connectionId));
  const language = form.text(ownName("language", connectionId));
  const delay = form.text(ownName("delayMinutes", connectionId));
  return {
    enabled: enabled === "" ? null : enabled === "on",
    language: language === "ru" || language === "en" ? language : null,
    delayMinutes: delay === "" ? null : Number(delay),
    question: wordsFrom(form, "question", `-${connectionId}`),
  };
}
