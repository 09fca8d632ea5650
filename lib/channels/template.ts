/** A message that its platform has approved beforehand: what may be sent first, and outside the window (WA-02). */
export interface Template {
  readonly id: string;
  readonly name: string;
  /** The platform's code of the language, exactly as it wants it back: `ru`, `en_US`. */
  readonly language: string;
  /** The platform's word for what it is for: MARKETING, UTILITY or AUTHENTICATION. */
  readonly category: string;
  /** Text above, with its blanks as `{{1}}` or `{{name}}`. */
  readonly header?: string;
  readonly body: string;
  readonly footer?: string;
  readonly buttons: readonly TemplateButton[];
  /** The blanks are filled by name, not by number. */
  readonly named: boolean;
  /** It has parts that we cannot fill (a picture above, a carousel, a code to copy): shown, not offered. */
  readonly sendable: boolean;
}

export interface TemplateButton {
  /** The platform's type: URL, QUICK_REPLY, PHONE_NUMBER … */
  readonly type: string;
  readonly text: string;
  /** May end in a blank, `{{1}}`. */
  readonly url?: string;
}

/** A place to be filled before a template can be sent. */
export interface Blank {
  /** Where it stands and what it is called: `body.1`, `header.name`, `button.0`. */
  readonly key: string;
  readonly part: "header" | "body" | "button";
  /** Its number or name. */
  readonly name: string;
}

/** By the blanks' keys. */
export type TemplateValues = Readonly<Record<string, string>>;

/** A template with everything filled in: what its platform is sent, and what the customer will read. */
export interface FilledTemplate {
  readonly name: string;
  readonly language: string;
  /** As the platform's API takes them. */
  readonly components: readonly Readonly<Record<string, unknown>>[];
  /** For the conversation. */
  readonly text: string;
}

const BLANK = /\{\{\s*(\w+)\s*\}\}/g;

/** What has to be filled in, in the order in which it is read. */
export function blanksOf(template: Template): Blank[] {
  const inText = (part: "header" | "body", text = "") =>
    [...new Set(Array.from(text.matchAll(BLANK), ([, name = ""]) => name))]
      .map((name) => ({ key: `${part}.${name}`, part, name }));
  const inButtons = template.buttons.flatMap(({ url = "" }, index) =>
    [...url.matchAll(BLANK)].slice(0, 1).map(([, name = ""]) =>
      ({ key: `button.${index}`, part: "button", name }) as const
    )
  );
  return [...inText("header", template.header), ...inText("body", template.body), ...inButtons];
}

/**
 * A template's words with values in their places.
 * @param gap what stands for a value that is not there yet
 */
export function templateText(template: Template, values: TemplateValues, gap = ""): string {
  const filled = (part: "header" | "body", text: string | undefined) =>
    text?.replaceAll(BLANK, (_, name: string) => oneLine(values[`${part}.${name}`]) || gap);
  return [filled("header", template.header), filled("body", template.body), template.footer]
    .filter(Boolean).join("\n\n");
}

/** A value may hold neither line breaks nor tabs, nor more than four spaces in a row. */
export function oneLine(value = ""): string {
  return value.replaceAll(/\s*[\n\r\t]\s*/g, " ").replaceAll(/ {4,}/g, "   ").trim();
}
