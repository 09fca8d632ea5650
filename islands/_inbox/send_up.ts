import type { AttachmentView } from "@/lib/inbox/view.ts";
import { type Answer, OFFLINE, refusal } from "@/islands/_inbox/api.ts";

/**
 * Sends a file up; XMLHttpRequest, because fetch does not tell how far an upload is.
 * @param onProgress 0…1
 */
export function sendUp(
  file: File,
  onProgress: (share: number) => void,
): { done: Promise<Answer<AttachmentView>>; abort: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer<AttachmentView>>((resolve) => {
    const offline = () => resolve(OFFLINE);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = request.onabort = offline;
    request.onload = () => {
      const ok = request.status >= 200 && request.status < 300;
      resolve(ok ? { ok, data: request.response } : refusal(request.response));
    };
  });
  const form = new FormData();
  form.set("file", file);
  request.responseType = "json";
  request.open("POST", "/api/v1/uploads");
  request.send(form);
  return { done, abort: () => request.abort() };
}
