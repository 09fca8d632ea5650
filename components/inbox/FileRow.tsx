import { Download, File, FileAudio, FileVideo } from "@/components/icons.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Hidden } from "@/components/Hidden.tsx";
import { Icon } from "@/components/Icon.tsx";
import { fileDetail, fileName } from "@/components/inbox/file_words.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

const ICONS = { audio: FileAudio, video: FileVideo } as const;

/** A file to download, with its type and size. */
export function FileRow({ lang, file }: { lang: Lang; file: AttachmentView }) {
  const icon = file.kind === "audio" || file.kind === "video" ? ICONS[file.kind] : File;
  return (
    <a class="file-row" href={file.url} download={file.name || true}>
      <span class="file-icon">
        <Icon of={icon} />
      </span>
      <span class="file-words">
        <Hidden>{lang.t("media.download")}</Hidden>
        <span class="file-name" dir="auto">{fileName(lang, file)}</span>
        <span class="file-detail">{fileDetail(lang, file)}</span>
      </span>
      <Icon of={Download} size={18} />
    </a>
  );
}
