import { AppError } from "@/lib/errors.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import type { Form } from "@/routes/forms.ts";

/** What is wrong with a form, in sentences. */
export interface Faults {
  /** Of the whole form. */
  readonly whole?: string;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** Errors that belong to a page of their own: the form cannot help. */
const NOT_OF_A_FORM: ReadonlySet<string> = new Set(["internal", "malformed_json", "bad_signature"]);
const MINUTE_MS = 60_000;

/** What a refusal says about the form that met it; undefined for a surprise. */
export function faultsOf(error: unknown, t: Translate, form: Form): Faults | undefined {
  if (!(error instanceof AppError) || NOT_OF_A_FORM.has(error.code)) return undefined;
  const { details, status } = error;
  // A lost right, and a thing that is gone, are told by a page unless there is a closer sentence.
  if ((status === 403 || status === 404) && !t.knows("form.refusal", reasonOf(error))) return undefined;
  const fields = fieldsOf(details, t, form);
  if (Object.keys(fields).length > 0) return { fields, status };
  const retryAfter = typeof details.retryAfter === "number"
    ? Math.ceil(details.retryAfter / 1000)
    : undefined;
  return { whole: sentence(error, t), fields: {}, status, retryAfter };
}

/** One field at fault, with a sentence of its own. */
export function fieldFault(name: string, sentence: string, status = 400): Faults {
  return { fields: { [name]: sentence }, status };
}

function fieldsOf(details: AppError["details"], t: Translate, form: Form): Record<string, string> {
  const codes = details.fields;
  if (typeof codes !== "object" || codes === null) return {};
  return Object.fromEntries(
    Object.entries(codes).map(([name, found]) => {
      const code = found === "password_too_short" && form.text(name) === "" ? "required" : found;
      const closer = `${name}.${code}`;
      const params = {
        length: [...form.text(name).normalize("NFKC")].length,
        name: String(details.name ?? ""),
      };
      return [name, t.code("form.fault", t.knows("form.fault", closer) ? closer : String(code), params)];
    }),
  );
}

function sentence(error: AppError, t: Translate): string {
  const reason = reasonOf(error);
  if (!t.knows("form.refusal", reason)) return t.code("errors", error.code);
  const words = Object.entries(error.details).filter((entry): entry is [string, string] =>
    typeof entry[1] === "string"
  );
  const count = Math.max(1, Math.ceil(Number(error.details.retryAfter ?? 0) / MINUTE_MS));
  return t.code("form.refusal", reason, { ...Object.fromEntries(words), count });
}

function reasonOf({ code, details }: AppError): string {
  return typeof details.reason === "string" ? details.reason : code;
}
