import { type Context, page, type PageResponse } from "fresh";
import { AppError } from "@/lib/errors.ts";
import { type Faults, faultsOf } from "@/routes/faults.ts";
import type { State } from "@/routes/state.ts";

/** Of a form without files. */
export const MOST_BYTES = 64 * 1024;

/** What a browser sent with a form. */
export interface Form {
  /** The first value of a field as it was typed; empty when it is not there. */
  text(name: string): string;
  /** All values of a field. */
  texts(name: string): string[];
  /** A checkbox, or a hidden `1`. */
  has(name: string): boolean;
  /** Files that were chosen. */
  files(name: string): File[];
}

/** A form that could not be taken: it is shown again with what was typed. */
export interface Refused {
  /** Which of the page's forms, by its `_action`. */
  readonly action: string;
  readonly form: Form;
  readonly faults: Faults;
}

type Answer<Data> = Response | PageResponse<Data>;

/**
 * Reads a form and runs what its `_action` names; a refusal shows the page again, with its status.
 * @param again makes the page's data for that
 * @param headers of the page that is shown again
 * @param closer knows better what some refusals mean here
 * @throws {AppError} not_found for an action that the page does not have
 */
export async function act<Data>(
  ctx: Context<State>,
  actions: Readonly<Record<string, (form: Form) => Promise<Answer<Data>>>>,
  again: (refused: Refused) => Promise<Data> | Data,
  headers: Readonly<Record<string, string>> = {},
  closer: (error: unknown, form: Form) => Faults | undefined = () => undefined,
): Promise<Answer<Data>> {
  const form = await readForm(ctx.req);
  const action = form.text("_action");
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!run) throw new AppError("not_found", { action });
  try {
    return await run(form);
  } catch (error) {
    const faults = closer(error, form) ?? faultsOf(error, ctx.state.lang.t, form);
    if (!faults) throw error;
    const wait: Record<string, string> = faults.retryAfter
      ? { "retry-after": String(faults.retryAfter) }
      : {};
    const { status } = faults;
    return page(await again({ action, form, faults }), { status, headers: { ...headers, ...wait } });
  }
}

/**
 * @param most bytes of the whole body, as announced by the browser
 * @throws {AppError} too_large, also for a body of unknown length; invalid_request for what is no form
 */
export async function readForm(req: Request, most = MOST_BYTES): Promise<Form> {
  const length = req.body ? Number(req.headers.get("content-length") ?? Infinity) : 0;
  if (!(length <= most)) throw new AppError("too_large", { limit: most });
  const data = await formData(req);
  return {
    text: (name) => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    },
    texts: (name) => data.getAll(name).filter((value) => typeof value === "string"),
    has: (name) => data.has(name),
    files: (name) =>
      data.getAll(name).filter((value) => value instanceof File).filter(({ size }) => size > 0),
  };
}

async function formData(req: Request): Promise<FormData> {
  try {
    return await req.formData();
  } catch (error) {
    if (error instanceof TypeError) throw new AppError("invalid_request", { reason: "not_a_form" });
    throw error;
  }
}

/** Leads on after a form was taken, and has the next page say so. */
export function doneAt(ctx: Context<State>, path: string, done: string): Response {
  return ctx.redirect(`${path}${path.includes("?") ? "&" : "?"}done=${done}`, 303);
}
