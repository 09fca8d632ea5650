import type { Aid, Ask } from "@/islands/_inbox/aid/state.ts";

/** A sign that a button has put into the text goes again when nothing came of it. */
export function withdraw(aid: Aid, ask: Ask, field: HTMLTextAreaElement | null): void {
  if (aid.called !== ask.start || ask.query !== "" || !field) return;
  aid.called = undefined;
  field.setRangeText("", ask.start, ask.end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
