import type { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";

/**
 * The words on a button that was pressed, since the code behind it is for machines.
 * @param rows the keyboard's rows of buttons, as they hang on the message
 * @param member where a button keeps its code
 * @param code what came of the button
 */
export function labelOf(rows: Peek, member: string, code: Peek): string | undefined {
  if (code.id === undefined) return undefined;
  const pressed = rows.list.flatMap((row) => row.list).find((button) => button.get(member).id === code.id);
  return pressed && words(pressed.get("text"));
}
