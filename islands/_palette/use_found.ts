import { useEffect, useState } from "preact/hooks";
import type { Entry } from "@/islands/_palette/entry.ts";
import { search } from "@/islands/_palette/search.ts";
import type { Translate } from "@/lib/i18n/translate.ts";

const AFTER_MS = 150;

export interface Found {
  /** The question that they answer. */
  readonly asked: string;
  readonly entries: readonly Entry[];
  readonly state: "idle" | "asking" | "failed";
}

const NONE: Found = { asked: "", entries: [], state: "idle" };

/** What the server finds, asked when the typing pauses. What it said before stays until it answers
 * anew: what of it still fits may be shown. */
export function useFound(t: Translate, question: string): Found {
  const [found, setFound] = useState<Found>(NONE);
  const asked = question.trim();
  useEffect(() => {
    if (asked.length < 2) return setFound(NONE);
    const stop = new AbortController();
    setFound((before) => ({ ...before, state: "asking" }));
    const timer = setTimeout(() => {
      search(t, asked, stop.signal).then(
        (entries) => stop.signal.aborted || setFound({ asked, entries, state: "idle" }),
        () => stop.signal.aborted || setFound({ asked, entries: [], state: "failed" }),
      );
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [t, asked]);
  return found;
}
