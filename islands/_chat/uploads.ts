import { addressOf, type Answer, refusal } from "@/islands/_chat/request.ts";
import { hello } from "@/islands/_chat/session.ts";
import type { ChatState, Upload } from "@/islands/_chat/state.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

let count = 0;

/** Takes files from the picker, the clipboard or a drop, and sends them up at once. */
export function attach(chat: ChatState, files: readonly File[]): void {
  const { t } = chat.lang.peek();
  const { limits } = chat.props;
  const room = limits.files - chat.uploads.peek().length;
  chat.problem.value = files.length > room ? t("chat.attach.tooMany", { limit: limits.files }) : undefined;
  const taken = files.slice(0, Math.max(0, room)).map((file) => uploadOf(chat, file));
  chat.uploads.value = [...chat.uploads.peek(), ...taken];
  for (const upload of taken) if (!upload.error) void goUp(chat, upload);
}

/** Tries a file once more. */
export function retryUpload(chat: ChatState, key: string): void {
  const upload = chat.uploads.peek().find((one) => one.key === key);
  if (upload) void goUp(chat, upload);
}

/** Takes a file off, wherever it is on its way. */
export function release(chat: ChatState, key: string): void {
  const upload = chat.uploads.peek().find((one) => one.key === key);
  upload?.abort?.();
  if (upload?.previewUrl) URL.revokeObjectURL(upload.previewUrl);
  chat.uploads.value = chat.uploads.peek().filter((one) => one.key !== key);
}

function uploadOf(chat: ChatState, file: File): Upload {
  const { t, numbers } = chat.lang.peek();
  const limit = chat.props.limits.file;
  const tooLarge = file.size > limit && t("chat.attach.tooLarge", { limit: numbers.bytes(limit) });
  return {
    key: `file-${++count}`,
    file,
    name: file.name,
    size: file.size,
    previewUrl: file.type.startsWith("image/") ? URL.createObjectURL(file) : undefined,
    error: file.size === 0 ? t("chat.attach.empty") : tooLarge || undefined,
  };
}

async function goUp(chat: ChatState, { key, file }: Upload): Promise<void> {
  patch(chat, key, { progress: 0, error: undefined, canRetry: false });
  if (!chat.token.peek()) await hello(chat);
  const { done, abort } = post(chat, file, (progress) => patch(chat, key, { progress }));
  patch(chat, key, { abort });
  const answer = await done;
  if (answer.ok) {
    return patch(chat, key, { stored: answer.data, progress: undefined, abort: undefined });
  }
  const { t } = chat.lang.peek();
  const error = answer.code === "too_large" ? t("chat.error.too_large") : t("chat.attach.failed");
  patch(chat, key, { error, canRetry: answer.code !== "too_large", progress: undefined, abort: undefined });
}

/** XMLHttpRequest, because fetch does not tell how far an upload is. @param onProgress 0…1 */
function post({ props, token }: ChatState, file: File, onProgress: (share: number) => void) {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer<AttachmentView>>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = request.onabort = () => resolve({ ok: false, code: "offline" });
    request.onload = () => {
      const ok = request.status >= 200 && request.status < 300;
      resolve(ok ? { ok, data: request.response } : refusal(request.response));
    };
  });
  const form = new FormData();
  form.set("file", file);
  request.responseType = "json";
  request.open("POST", addressOf(props.connectionId, "uploads"));
  request.setRequestHeader("authorization", `Bearer ${token.peek()}`);
  request.send(form);
  return { done, abort: () => request.abort() };
}

function patch(chat: ChatState, key: string, change: Partial<Upload>): void {
  chat.uploads.value = chat.uploads.peek().map((one) => one.key === key ? { ...one, ...change } : one);
}
