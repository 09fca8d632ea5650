import { CircleAlert, File, RotateCcw, X } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { IconButton } from "@/components/IconButton.tsx";
import type { PendingFile } from "@/components/pending_file.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  files: readonly PendingFile[];
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}

/** What will go along, each with its progress and the way to take it off. */
export function ChatPending({ lang, files, onRemove, onRetry }: Props) {
  if (files.length === 0) return null;
  return (
    <ul class="chat-pending" aria-label={lang.t("chat.attach.list")}>
      {files.map((file) => (
        <Pending key={file.key} lang={lang} file={file} onRemove={onRemove} onRetry={onRetry} />
      ))}
    </ul>
  );
}

function Pending({ lang, file, onRemove, onRetry }: Omit<Props, "files"> & { file: PendingFile }) {
  const { t, numbers } = lang;
  const { key, name, progress = 1 } = file;
  return (
    <li data-error={file.error ? "" : undefined}>
      {file.previewUrl
        ? <img src={file.previewUrl} alt="" width={40} height={40} />
        : (
          <span class="file-icon">
            <Icon of={file.error ? CircleAlert : File} />
          </span>
        )}
      <span class="file-words">
        <span class="file-name">{name}</span>
        <span class="file-detail">{file.error ?? numbers.bytes(file.size)}</span>
        {progress < 1 && !file.error && (
          <progress
            value={progress}
            max={1}
            aria-label={t("chat.attach.uploading", { name, percent: numbers.percent(progress) })}
          />
        )}
      </span>
      {file.canRetry && (
        <IconButton
          icon={RotateCcw}
          size={16}
          label={t("chat.attach.retry", { name })}
          onClick={() => onRetry(key)}
        />
      )}
      <IconButton
        icon={X}
        size={16}
        label={t("chat.attach.remove", { name })}
        onClick={() => onRemove(key)}
      />
    </li>
  );
}
