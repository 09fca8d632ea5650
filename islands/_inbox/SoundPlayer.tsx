import { useEffect, useState } from "preact/hooks";
import type { SoundPart } from "@/components/inbox/Attachments.tsx";
import { SoundBar } from "@/components/inbox/SoundBar.tsx";

/** A voice message or a sound: the browser's own player until ours has come, with the first sound. */
export const SoundPlayer: SoundPart = (props) => {
  const [Controls, setControls] = useState<SoundPart>();
  useEffect(() => {
    void import("@/islands/_inbox/SoundControls.tsx").then((it) => setControls(() => it.SoundControls));
  }, []);
  return Controls ? <Controls {...props} /> : <SoundBar {...props} />;
};
