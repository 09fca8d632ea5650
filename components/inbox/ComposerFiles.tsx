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
export function ComposerFiles({ lang, files, onRemove, onRetry }: Props) {
  if (files.length === 0) return null;
  const { t } = lang;
  return (
    <ul class="composer-files" aria-label={t("composer.attach.list")}>
      {files.map((file) => (
        <li key={file.key} class="composer-file" data-error={file.error ? "" : undefined}>
          {file.previewUrl
            ? <img src={file.previewUrl} alt="" width={40} height={40} />
            : (
              <span class="file-icon">
                <Icon of={file.error ? CircleAlert : File} />
              </span>
            )}
          <span class="file-words">
            <span class="file-name">{file.name}</span>
            <span class="file-detail">{file.error ?? lang.numbers.bytes(file.size)}</span>
            {file.progress !== undefined && !file.error && (
              <progress
                value={file.progress}
                max={1}
                aria-label={t("composer.attach.uploading", {
                  name: file.name,
                  percent: lang.numbers.percent(file.progress),
                })}
              />
            )}
          </span>
          {file.canRetry && (
            <IconButton
              icon={RotateCcw}
              size={16}
              label={t("composer.attach.retry")}
              onClick={() => onRetry(file.key)}
            />
          )}
          <IconButton
            icon={X}
            size={16}
            label={t("composer.attach.remove", { name: file.name })}
            onClick={() => onRemove(file.key)}
          />
        </li>
      ))}
    </ul>
  );
}
