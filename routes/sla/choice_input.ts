import type { SlaChoice } from "@/db/schema/workspace.ts";
import type { Form } from "@/routes/forms.ts";

/** What the field of one choice is called. */
export function choiceName(what: keyof SlaChoice, connectionId: string): string {
  return `${what}-${connectionId}`;
}

/** What a form chooses for a connection. */
export function choiceFrom(form: Form, connectionId: string): SlaChoice {
  const chosen = (what: keyof SlaChoice) => form.text(choiceName(what, connectionId)) || undefined;
  return { direct: chosen("direct"), posts: chosen("posts"), hours: chosen("hours") };
}
