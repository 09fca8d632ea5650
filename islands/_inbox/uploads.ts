import type { PendingFile } from "@/components/pending_file.ts";
import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { PlannedFile } from "@/lib/channels/plan.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

/** A file beside the text: on its way up, there, or refused. */
export interface Upload extends PlannedFile, PendingFile {
  file: File;
  /** Once it is there: what the answer names. */
  id?: string;
  attachment?: AttachmentView;
  abort?: () => void;
}

let count = 0;

/** Takes a file from a picker, the clipboard or a drop. */
export function uploadOf(file: File): Upload {
  const kind = kindOf(file.type);
  return {
    key: `file-${++count}`,
    file,
    kind,
    name: file.name,
    contentType: file.type || "application/octet-stream",
    size: file.size,
    previewUrl: kind === "image" ? URL.createObjectURL(file) : undefined,
  };
}

/** Lets go of what the browser holds for a file. */
export function forget(upload: Upload): void {
  upload.abort?.();
  if (upload.previewUrl) URL.revokeObjectURL(upload.previewUrl);
}

function kindOf(contentType: string): AttachmentKind {
  const [kind] = contentType.split("/");
  return kind === "image" || kind === "audio" || kind === "video" ? kind : "file";
}
