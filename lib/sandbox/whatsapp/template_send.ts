import type { Peek } from "@/lib/channels/json.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { refused } from "@/lib/sandbox/whatsapp/errors.ts";
import type { Said } from "@/lib/sandbox/whatsapp/inbound.ts";
import type { WaBusiness } from "@/lib/sandbox/whatsapp/state.ts";
import type { Template, TemplatePart } from "@/lib/sandbox/whatsapp/template.ts";

export interface FilledTemplate extends Said {
  readonly buttons: Line["buttons"];
  readonly category: string;
}

const BLANK = /\{\{\s*(\w+)\s*\}\}/g;
const MAX_BODY = 1024;

/** What a `template` becomes on the customer's phone. @throws {GraphRefusal} 132… when it cannot be sent so */
export function fill(business: WaBusiness, asked: Peek): FilledTemplate {
  const name = asked.get("name").text ?? "";
  const language = asked.at("language", "code").text ?? "";
  const template = business.templates.find((one) => one.name === name && one.language === language);
  if (!template || template.status === "REJECTED" || template.status === "PENDING") {
    throw refused(132001, `template name (${name}) does not exist in ${language}`);
  }
  if (template.status === "PAUSED") throw refused(132015, `template ${name} is paused`);
  if (template.status === "DISABLED") throw refused(132016, `template ${name} is disabled`);
  const texts = template.components.map((part) => fillPart(template, part, asked.get("components").list));
  const text = texts.filter(Boolean).join("\n\n");
  const content = { type: "template", template: { name, language: { code: language } } };
  return { content, text, attachments: [], buttons: buttonsOf(template), category: template.category };
}

function fillPart(template: Template, part: TemplatePart, components: readonly Peek[]): string {
  const given = components.filter((one) => one.get("type").text?.toUpperCase() === part.type);
  if (part.type === "BUTTONS") {
    checkLinks(part, components);
    return "";
  }
  if (part.format !== undefined && part.format !== "TEXT") {
    throw refused(132012, `header: Format mismatch, expected ${part.format}`);
  }
  const parameters = given.flatMap((one) => one.get("parameters").list);
  const filled = fillText(template, part.text ?? "", parameters, part.type.toLowerCase());
  if (part.type === "BODY" && filled.length > MAX_BODY) {
    throw refused(132005, `body is over ${MAX_BODY} characters`);
  }
  return filled;
}

function fillText(
  { parameter_format }: Template,
  text: string,
  parameters: readonly Peek[],
  where: string,
): string {
  const blanks = [...new Set(Array.from(text.matchAll(BLANK), ([, name = ""]) => name))];
  if (blanks.length !== parameters.length) {
    throw refused(
      132000,
      `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${blanks.length})`,
    );
  }
  const values = new Map(parameters.map((one, index) => {
    const name = parameter_format === "NAMED" ? one.get("parameter_name").text ?? "" : String(index + 1);
    return [name, valueOf(one, where)];
  }));
  const missing = blanks.find((blank) => !values.has(blank));
  if (missing !== undefined) throw refused(132000, `${where}: Parameter name ${missing} is missing`);
  return text.replaceAll(BLANK, (_, name: string) => values.get(name) ?? "");
}

function valueOf(parameter: Peek, where: string): string {
  const text = parameter.get("text").text;
  if (parameter.get("type").text !== "text" || text === undefined) {
    throw refused(132012, `${where}: Parameter format does not match, expected TEXT`);
  }
  if (text === "") throw refused(131008, `Parameter of type text is missing text value`);
  if (/[\n\t]| {5,}/.test(text)) {
    throw invalid("Param text cannot have new-line/tab characters or more than 4 consecutive spaces");
  }
  return text;
}

/** A link with a blank at its end needs a value of its own. */
function checkLinks({ buttons = [] }: TemplatePart, components: readonly Peek[]): void {
  for (const [index, { url }] of buttons.entries()) {
    const given = components.some((one) =>
      one.get("type").text?.toLowerCase() === "button" && one.get("index").id === String(index)
    );
    const wants = url?.includes("{{") ?? false;
    if (wants && !given) {
      throw refused(131008, `buttons: Button at index ${index} of type Url requires a parameter`);
    }
  }
}

function buttonsOf({ components }: Template): Line["buttons"] {
  const buttons = components.find(({ type }) => type === "BUTTONS")?.buttons ?? [];
  const pressed = buttons.filter(({ type }) => type === "QUICK_REPLY");
  return pressed.map(({ text }) => ({
    text,
    data: JSON.stringify({ kind: "template", id: text, title: text }),
  }));
}
