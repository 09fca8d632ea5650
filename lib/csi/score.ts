import type { CsiScale } from "@/db/schema/workspace.ts";
import type { Choice } from "@/lib/channels/channel.ts";

export const BEST = 5;
/** From here on a customer is content. */
export const GOOD = 4;
const FACES = ["😞", "🙁", "😐", "🙂", "😀"] as const;
const DOWN: Choice = { id: "1", label: "👎" };
const UP: Choice = { id: "5", label: "👍" };

/** What a customer may press, the worst first; the ids are the scores. */
export function choicesOf(scale: CsiScale): readonly Choice[] {
  if (scale === "thumbs") return [DOWN, UP];
  return FACES.map((face, index) => ({ id: String(index + 1), label: `${index + 1} ${face}` }));
}

/** The score behind a pressed button; undefined for what no button has. */
export function scoreOfChoice(id: string): number | undefined {
  return /^[1-5]$/.test(id) ? Number(id) : undefined;
}

/** A score as people write it, in any language: "4/5", or a thumb. */
export function scoreMark(score: number, scale: CsiScale): string {
  return scale === "thumbs" ? (score === BEST ? UP : DOWN).label : `${score}/${BEST}`;
}

const TAIL = "[\\s.!)]*(?:\\p{Extended_Pictographic}|[\\u{1F3FB}-\\u{1F3FF}\\uFE0F\\s])*";
/** "5", "5!", "5 из 5", "5/5", "5️⃣", "4 🙂". */
const DIGIT = new RegExp(
  `^([1-5])(?:\\uFE0F?\\u20E3)?(?:\\s*(?:/|из|of|out of)\\s*5)?${TAIL}$`,
  "iu",
);
const THUMB = /^(👍|👎)[\u{1F3FB}-\u{1F3FF}\uFE0F]?[\s.!)]*$/u;

/** The score that a written message is as a whole; undefined for one that says anything else. */
export function scoreInWords(text: string, scale: CsiScale): number | undefined {
  const said = text.trim();
  const digit = DIGIT.exec(said)?.[1];
  if (digit) return scale === "five" ? Number(digit) : Number((Number(digit) >= GOOD ? UP : DOWN).id);
  const thumb = THUMB.exec(said)?.[1];
  return thumb && Number((thumb === UP.label ? UP : DOWN).id) || undefined;
}
