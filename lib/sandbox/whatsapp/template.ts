import { randomDigits } from "@/lib/sandbox/graph/ids.ts";
import { needs } from "@/lib/sandbox/graph/errors.ts";
import type { BusinessCall } from "@/lib/sandbox/whatsapp/state.ts";

/** A template as the business account holds it. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED. */
  readonly status: string;
  /** POSITIONAL or NAMED. */
  readonly parameter_format: string;
  readonly components: readonly TemplatePart[];
}

export interface TemplatePart {
  readonly type: "HEADER" | "BODY" | "FOOTER" | "BUTTONS";
  readonly format?: string;
  readonly text?: string;
  readonly buttons?: readonly TemplateButton[];
}

export interface TemplateButton {
  readonly type: string;
  readonly text: string;
  readonly url?: string;
}

export interface NewTemplate {
  readonly name: string;
  readonly body: string;
  /** `ru` by default. */
  readonly language?: string;
  /** UTILITY by default. */
  readonly category?: string;
  /** APPROVED by default. */
  readonly status?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly buttons?: readonly TemplateButton[];
}

export function newTemplate(given: NewTemplate): Template {
  const { name, body, language = "ru", category = "UTILITY", status = "APPROVED" } = given;
  const { header, footer, buttons } = given;
  const components: TemplatePart[] = [
    ...(header === undefined ? [] : [{ type: "HEADER", format: "TEXT", text: header } as const]),
    { type: "BODY", text: body },
    ...(footer === undefined ? [] : [{ type: "FOOTER", text: footer } as const]),
    ...(buttons === undefined ? [] : [{ type: "BUTTONS", buttons } as const]),
  ];
  const named = /\{\{[a-z]\w*\}\}/.test(`${header}${body}`);
  const parameter_format = named ? "NAMED" : "POSITIONAL";
  return { id: randomDigits(16), name, language, category, status, parameter_format, components };
}

const PAGE = 25;

/** `GET /{business}/message_templates`, in pages that `paging.next` leads through. */
export function listTemplates({ business, account, params, raw, world }: BusinessCall): unknown {
  const scope = "whatsapp_business_management";
  if (!account.scopes.has(scope)) throw needs(scope);
  const fits = (one: Template) =>
    (["name", "language", "status", "category"] as const).every((key) => {
      const wanted = params.text(key);
      return wanted === undefined || one[key] === wanted;
    });
  const found = business.templates.filter(fits);
  const limit = Number(params.text("limit") ?? PAGE);
  const from = Number(atob(params.text("after") ?? "") || 0);
  const fields = params.list("fields");
  const data = found.slice(from, from + limit).map((one) => ({ ...pick(one, fields), id: one.id }));
  const end = from + data.length;
  const cursors = { before: btoa(String(from)), after: btoa(String(end)) };
  const next = `${world.core.base}/meta/v24.0/${raw.path.join("/")}?limit=${limit}&after=${cursors.after}`;
  return { data, paging: { cursors, ...(end < found.length && { next }) } };
}

function pick(template: Template, fields: readonly string[]): Record<string, unknown> {
  const wanted = fields.length > 0 ? fields : ["name", "language", "status", "category", "components"];
  return Object.fromEntries(Object.entries(template).filter(([key]) => wanted.includes(key)));
}
