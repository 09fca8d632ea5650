import type { ChatState } from "@/islands/_chat/state.ts";

/** What a call came back with; a code of the chat's refusals, or `offline` when there was no answer. */
export type Answer<T> =
  | { ok: true; data: T }
  /** `retryAfter`: ms to wait, when the server says. */
  | { ok: false; code: string; retryAfter?: number };

/** One request with the token in its header, if there is one. */
export async function ask<T>(
  { props, token }: ChatState,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  try {
    const response = await fetch(addressOf(props.connectionId, path), {
      method,
      headers: {
        ...(token.peek() ? { authorization: `Bearer ${token.peek()}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const data = response.status === 204 ? undefined : await response.json();
    return response.ok ? { ok: true, data } : refusal(data);
  } catch {
    return { ok: false, code: "offline" };
  }
}

export function addressOf(connectionId: string, path: string): string {
  return `/chat/${connectionId}/${path}`;
}

/** Reads the envelope of a refusal out of whatever came. */
export function refusal(data: unknown): Answer<never> {
  const error = property(data, "error");
  const code = property(error, "code");
  const retryAfter = property(property(error, "details"), "retryAfter");
  return {
    ok: false,
    code: typeof code === "string" ? code : "internal",
    retryAfter: typeof retryAfter === "number" ? retryAfter : undefined,
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
