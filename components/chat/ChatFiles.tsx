import { Download, File } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  files: readonly AttachmentView[];
}

/** Pictures to look at, sounds and videos to play, the rest to download. */
export function ChatFiles({ lang, files }: Props) {
  return (
    <div class="chat-files">
      {files.map((file) => (
        <div key={file.id} class="chat-file" data-kind={file.kind}>
          <OneFile lang={lang} file={file} />
        </div>
      ))}
    </div>
  );
}

function OneFile({ lang, file }: { lang: Lang; file: AttachmentView }) {
  const { t } = lang;
  const name = file.name;
  if (file.kind === "image") {
    return (
      <a href={file.url} target="_blank" rel="noopener" aria-label={t("chat.file.image", { name })}>
        <img
          src={file.thumbUrl ?? file.url}
          alt=""
          width={file.width}
          height={file.height}
          decoding="async"
        />
      </a>
    );
  }
  if (file.kind === "audio") {
    return <audio controls preload="metadata" src={file.url} aria-label={t("chat.file.sound", { name })} />;
  }
  if (file.kind === "video") {
    return <video controls preload="metadata" src={file.url} aria-label={t("chat.file.video", { name })} />;
  }
  return <FileLink lang={lang} file={file} />;
}

function FileLink({ lang: { t, numbers }, file }: { lang: Lang; file: AttachmentView }) {
  return (
    <a
      class="chat-download"
      href={file.url}
      download={file.name || true}
      aria-label={t("chat.file.download", { name: file.name })}
    >
      <span class="file-icon">
        <Icon of={File} />
      </span>
      <span class="file-words">
        <span class="file-name" dir="auto">{file.name}</span>
        <span class="file-detail">{numbers.bytes(file.size)}</span>
      </span>
      <Icon of={Download} size={18} />
    </a>
  );
}
