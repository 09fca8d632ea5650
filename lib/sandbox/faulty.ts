import type { Platform } from "@/lib/channels/capabilities.ts";
import { API_FAULTS, type ApiFaultKind, type FaultBoard } from "@/lib/sandbox/faults.ts";
import type { Work } from "@/lib/sandbox/work.ts";

/** What a platform says when it is overloaded, broken, or has revoked the token. */
export interface FaultAnswers {
  rateLimited(retryAfter: number): Response;
  broken(): Response;
  revoked(): Response;
}

/**
 * Answers one API call, unless a fault is switched on for it.
 * @param run does what the call asks for; called at most once, and not at all when the call is refused
 * @param note is told the kind of a fault that kept `run` from being called
 */
export async function answerOrFail(
  core: { readonly faults: FaultBoard; readonly work: Work },
  call: { platform: Platform; method: string; request: Request; answers: FaultAnswers },
  run: () => Promise<Response>,
  note: (kind: ApiFaultKind) => void = () => {},
): Promise<Response> {
  const fault = core.faults.take(call.platform, call.method, API_FAULTS);
  if (!fault) return await run();
  if (fault.kind !== "timeout_after_accept") note(fault.kind);
  switch (fault.kind) {
    case "429":
      return call.answers.rateLimited(fault.retryAfter);
    case "5xx":
      return call.answers.broken();
    case "token_revoked":
      return call.answers.revoked();
    case "drop_connection":
      return noAnswer();
    case "timeout_after_accept":
      await run();
      await givenUp(call.request.signal, core.work.signal);
      return noAnswer();
  }
}

/** Waits for the client to give up or for the sandbox to close. */
function givenUp(...signals: AbortSignal[]): Promise<void> {
  const either = AbortSignal.any(signals);
  if (either.aborted) return Promise.resolve();
  return new Promise((resolve) => either.addEventListener("abort", () => resolve(), { once: true }));
}

/**
 * The nearest to a cut connection that a handler can give: the body breaks off, so reading it throws. The reason is
 * a text, since Deno prints it and an error would bring its stack along.
 */
function noAnswer(): Response {
  const cut = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error("sandbox: connection dropped, as asked"),
  });
  return new Response(cut, { headers: { "content-type": "application/json", "content-length": "64" } });
}
