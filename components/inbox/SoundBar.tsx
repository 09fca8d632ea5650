import type { Lang } from "@/lib/i18n/lang.ts";
import { fileName } from "@/components/inbox/file_words.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

/** A sound with the browser's own controls: what is there before scripts are. */
export function SoundBar({ lang, file }: { lang: Lang; file: AttachmentView }) {
  return (
    <div class="sound">
      <audio controls preload="none" src={file.url} aria-label={fileName(lang, file)} />
    </div>
  );
}
