import { ChevronLeft, ChevronRight, Download, X } from "@/components/icons.ts";
import { useEffect, useRef } from "preact/hooks";
import { IconButton, IconLink } from "@/components/IconButton.tsx";
import { fileName } from "@/components/inbox/file_words.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";

const SWIPE_PX = 50;

/** The pictures of the open conversation, one at a time over the whole screen: arrow keys, swipes, Esc. */
export function Viewer({ inbox }: { inbox: Inbox }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const touch = useRef(0);
  const { t } = inbox.lang.value;
  const pictures = picturesOf(inbox);
  const index = pictures.findIndex(({ id }) => id === inbox.picture.value);
  const picture = pictures[index];
  useEffect(() => {
    if (picture && !dialog.current?.open) dialog.current?.showModal();
    if (!picture && dialog.current?.open) dialog.current.close();
  }, [picture]);
  const step = (by: number) => {
    const next = pictures[index + by];
    if (next) inbox.picture.value = next.id;
  };
  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={t("media.viewer")}
      onClose={() => inbox.picture.value = undefined}
      onKeyDown={({ key }) => key === "ArrowLeft" ? step(-1) : key === "ArrowRight" && step(1)}
      onTouchStart={({ touches }) => touch.current = touches[0]?.clientX ?? 0}
      onTouchEnd={({ changedTouches }) => {
        const moved = (changedTouches[0]?.clientX ?? 0) - touch.current;
        if (Math.abs(moved) > SWIPE_PX) step(moved < 0 ? 1 : -1);
      }}
    >
      {picture && (
        <>
          <header class="viewer-bar">
            <p aria-live="polite">
              {fileName(inbox.lang.value, picture)}
              {pictures.length > 1 &&
                ` · ${t("media.viewer.place", { number: index + 1, total: pictures.length })}`}
            </p>
            <IconLink
              icon={Download}
              label={t("media.download")}
              href={picture.url}
              download={picture.name || true}
            />
            <IconButton
              icon={X}
              label={t("page.close")}
              autoFocus
              onClick={() => dialog.current?.close()}
            />
          </header>
          <div class="viewer-stage">
            <img key={picture.id} src={picture.url} alt={fileName(inbox.lang.value, picture)} />
            {index > 0 && (
              <IconButton
                class="viewer-back"
                icon={ChevronLeft}
                label={t("media.viewer.previous")}
                onClick={() => step(-1)}
              />
            )}
            {index < pictures.length - 1 && (
              <IconButton
                class="viewer-next"
                icon={ChevronRight}
                label={t("media.viewer.next")}
                onClick={() => step(1)}
              />
            )}
          </div>
        </>
      )}
    </dialog>
  );
}

function picturesOf(inbox: Inbox): AttachmentView[] {
  const messages = inbox.thread.value?.messages ?? [];
  return messages.flatMap(({ attachments }) =>
    attachments.filter(({ kind, status, url }) => kind === "image" && status === "stored" && url !== "")
  );
}
