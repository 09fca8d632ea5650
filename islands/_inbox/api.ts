/** Why a call did nothing: a code of lib/errors.ts and its sentence, or `offline` when no answer came. */
export interface Refusal {
  ok: false;
  code: string;
  /** In the viewer's language; empty when there was no answer. */
  message: string;
  details: Readonly<Record<string, unknown>>;
}

/** What a call came back with. */
export type Answer<T> = { ok: true; data: T } | Refusal;

export const OFFLINE: Refusal = { ok: false, code: "offline", message: "", details: {} };

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Calls the REST API as the signed-in member.
 *
 * @param path below `/api/v1`, with a leading slash and its parts already encoded
 * @param quiet nobody asked for it: whoever is writing is not taken to the log-in
 */
export async function call<T = unknown>(
  method: Method,
  path: string,
  body?: unknown,
  quiet?: boolean,
): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (response.status === 401 && !quiet) {
      if (method === "GET") askToSignIn();
      else location.reload();
    }
    const data = response.status === 204 ? undefined : await response.json();
    return response.ok ? { ok: true, data } : refusal(data);
  } catch {
    return OFFLINE;
  }
}

/** The page asks to sign in, and leads back here; what is written is kept. Whoever is writing ends that first. */
export function askToSignIn(): void {
  const field = document.activeElement;
  const reload = () => location.reload();
  if (field instanceof HTMLTextAreaElement) field.onblur = reload;
  else reload();
}

/** Reads the API's error envelope out of whatever came. */
export function refusal(data: unknown): Refusal {
  const error = property(data, "error");
  const code = property(error, "code");
  const message = property(error, "message");
  const details = property(error, "details");
  return {
    ok: false,
    code: typeof code === "string" ? code : "internal",
    message: typeof message === "string" ? message : "",
    details: typeof details === "object" && details !== null ? { ...details } : {},
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
