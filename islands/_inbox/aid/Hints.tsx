import { useEffect, useMemo, useState } from "preact/hooks";
import type { AidsProps } from "@/islands/_inbox/aid/Aids.tsx";
import { coachFor, type CoachState } from "@/islands/_inbox/aid/coach.ts";
import { CoachLine } from "@/islands/_inbox/aid/CoachLine.tsx";
import { Marks } from "@/islands/_inbox/aid/Marks.tsx";
import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";

/** Typing goes on undisturbed; a pause brings the hints. */
const PAUSE_MS = 400;

/** Marks what is unfilled and what could be said better, and says how. It stops nothing but the unfilled. */
export function Hints({ kit, inbox, writing, coached }: AidsProps & { coached: boolean }) {
  const text = writing.reply.value;
  const [state, setState] = useState<CoachState>();
  const [calm, setCalm] = useState(text);
  const version = kit.changes.value;
  useEffect(() => {
    if (coached) coachFor(kit, inbox, writing).then(setState, () => undefined);
  }, [coached, writing, version]);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const advice = useMemo(() => coached && state ? state.look(calm) : [], [coached, state, calm]);
  const gaps = useMemo(() => findUnfilled(text), [text]);
  // Marks of an older text would stand in wrong places.
  const marks = calm === text ? advice.flatMap((one) => one.marks) : [];
  return (
    <>
      <Marks text={text} gaps={gaps} hints={marks} />
      {state && advice.length > 0 && (
        <CoachLine kit={kit} inbox={inbox} advice={advice} text={calm} state={state} />
      )}
    </>
  );
}
