import { Hidden } from "@/components/Hidden.tsx";
import { ComposerParts } from "@/components/inbox/ComposerParts.tsx";
import { roomLeft } from "@/islands/_inbox/room_left.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";

/** How much room an answer has in the platform's own unit, and into what a longer one splits. */
export function Room({ inbox, writing }: { inbox: Inbox; writing: Writing }) {
  const plan = writing.plan.value;
  const parts = plan.ok ? plan.parts.map(({ text }) => text).filter(Boolean) : [];
  return (
    <>
      <Left inbox={inbox} writing={writing} />
      <ComposerParts lang={inbox.lang.value} parts={parts} />
    </>
  );
}

function Left({ inbox, writing }: { inbox: Inbox; writing: Writing }) {
  const { t, numbers } = inbox.lang.value;
  const room = roomLeft(writing.ticket, writing.via.value, writing.reply.value);
  if (!room) return null;
  const { left: count, limit, unit } = room;
  const left = t(unit === "bytes" ? "composer.left.bytes" : "composer.left", { count });
  const about = t(`composer.unit.${unit}`);
  return (
    <span class="composer-count" role="status" title={about}>
      {t("composer.left.of", { left, limit: numbers.count(limit) })}
      <Hidden>. {about}</Hidden>
    </span>
  );
}
