import { CircleAlert, FileX2, RotateCcw } from "@/components/icons.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Button } from "@/components/Button.tsx";
import { Icon } from "@/components/Icon.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { fileName, fileTrouble } from "@/components/inbox/file_words.ts";
import { platformLabel } from "@/components/platform.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticketId: string;
  platform: Platform;
  file: AttachmentView;
}

/** A file that is still on its way, did not come, or cannot be had. */
export function FileTrouble({ lang, ticketId, platform, file }: Props) {
  const waiting = file.status === "pending";
  return (
    <div class="file-row" data-state={file.status}>
      <span class="file-icon">
        {waiting ? <span class="spinner" /> : <Icon of={file.status === "failed" ? CircleAlert : FileX2} />}
      </span>
      <div class="file-words">
        <span class="file-name">{fileName(lang, file)}</span>
        <span class="file-detail">
          {waiting
            ? lang.t("media.pending.help", { platform: platformLabel(platform, lang.locale) })
            : fileTrouble(lang, file, platform)}
        </span>
        {!waiting && <Ways lang={lang} ticketId={ticketId} platform={platform} file={file} />}
      </div>
    </div>
  );
}

function Ways({ lang, ticketId, platform, file }: Props) {
  return (
    <span class="file-ways">
      {file.status === "failed" && (
        <ActionForm ticketId={ticketId} noun={`attachments/${file.id}/retry`} does="create">
          <Button kind="quiet" small icon={RotateCcw}>{lang.t("media.retry")}</Button>
        </ActionForm>
      )}
      {file.pageUrl && (
        <a href={file.pageUrl} target="_blank" rel="noopener noreferrer">
          {lang.t("media.onPlatform", { platform: platformLabel(platform, lang.locale) })}
        </a>
      )}
    </span>
  );
}
