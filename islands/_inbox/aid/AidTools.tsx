import { AtSign, type IconName, SmilePlus, Zap } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import type { AidsProps } from "@/islands/_inbox/aid/Aids.tsx";
import { insert } from "@/islands/_inbox/aid/insert.ts";
import { aidOf, fieldOf, type Sign } from "@/islands/_inbox/aid/state.ts";
import type { Key } from "@/lib/i18n/keys.ts";

const TOOLS: Readonly<Record<ComposerMode, readonly (readonly [Sign, IconName, Key])[]>> = {
  reply: [["/", Zap, "suggest.replies.button"], [":", SmilePlus, "suggest.emoji.button"]],
  note: [["@", AtSign, "suggest.mention.button"], [":", SmilePlus, "suggest.emoji.button"]],
};

/** The same lists for whoever does not know the signs, or has them far away on a phone's keyboard. */
export function AidTools({ inbox, writing, mode }: AidsProps) {
  const { t } = inbox.lang.value;
  const open = (sign: Sign) => {
    const field = fieldOf(mode);
    if (!field) return;
    const { selectionStart: at, selectionEnd: end, value } = field;
    const gap = at > 0 && !/\s$/.test(value.slice(0, at)) ? " " : "";
    const aid = aidOf(writing, mode);
    aid.dismissed = undefined;
    aid.called = at + gap.length;
    insert(field, at, end, gap + sign);
  };
  return (
    <>
      {TOOLS[mode].map(([sign, icon, label]) => (
        <IconButton
          key={sign}
          icon={icon}
          label={t(label)}
          // The field keeps the caret, and a phone its keyboard.
          onPointerDown={(event: PointerEvent) => event.preventDefault()}
          onClick={() => open(sign)}
        />
      ))}
    </>
  );
}
