import { SendError } from "@/lib/channels/channel.ts";
import {
  type Blank,
  blanksOf,
  type FilledTemplate,
  oneLine,
  type Template,
  templateText,
  type TemplateValues as Values,
} from "@/lib/channels/template.ts";

/**
 * Puts values into a template's blanks
 * (developers.facebook.com/documentation/business-messaging/whatsapp/templates).
 * @param values by the blanks' keys
 * @throws {SendError} content when a blank is empty, or the template has parts that cannot be filled
 */
export function fillTemplate(template: Template, values: Values): FilledTemplate {
  const blanks = blanksOf(template);
  const empty = blanks.find(({ key }) => oneLine(values[key]) === "");
  if (empty) throw refused(`Could not fill ${empty.key} of the template ${template.name}`);
  if (!template.sendable) throw refused(`Could not fill every part of the template ${template.name}`);
  return {
    name: template.name,
    language: template.language,
    components: [
      ...(["header", "body"] as const).flatMap((part) => textComponent(template, part, blanks, values)),
      ...buttonComponents(blanks, values),
    ],
    text: templateText(template, values),
  };
}

function textComponent(
  template: Template,
  part: "header" | "body",
  blanks: readonly Blank[],
  values: Values,
) {
  const mine = blanks.filter((blank) => blank.part === part);
  if (mine.length === 0) return [];
  const parameters = mine.map(({ key, name }) => ({
    type: "text",
    ...(template.named ? { parameter_name: name } : {}),
    text: oneLine(values[key]),
  }));
  return [{ type: part, parameters }];
}

function buttonComponents(blanks: readonly Blank[], values: Values) {
  return blanks.filter(({ part }) => part === "button").map(({ key }) => ({
    type: "button",
    sub_type: "url",
    index: key.slice("button.".length),
    parameters: [{ type: "text", text: oneLine(values[key]) }],
  }));
}

function refused(why: string): SendError {
  return new SendError("content", why);
}
