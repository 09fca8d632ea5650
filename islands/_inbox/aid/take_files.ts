import type { Kit } from "@/islands/_inbox/aid/kit.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Upload } from "@/islands/_inbox/uploads.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import type { SavedReplyView } from "@/lib/replies/view.ts";

/** Lets the files of a saved reply go along with the answer; one that the channel refuses says why. */
export async function takeFiles(
  { call, toast }: Kit,
  inbox: Inbox,
  writing: Writing,
  { id }: SavedReplyView,
): Promise<void> {
  const path = `/saved-replies/${encodeURIComponent(id)}/files`;
  const answer = await call<{ items: AttachmentView[] }>("POST", path);
  if (!answer.ok) {
    return void toast(inbox, { text: inbox.lang.peek().t("suggest.replies.filesFailed"), tone: "late" });
  }
  const uploads = answer.data.items.map((file) => uploadOf(inbox, writing, file));
  writing.files.value = [...writing.files.peek(), ...uploads];
}

function uploadOf(inbox: Inbox, { ticket, via }: Writing, attachment: AttachmentView): Upload {
  const { id, kind, name, contentType, size, thumbUrl } = attachment;
  const file = { kind, name, contentType, size };
  const upload = { ...file, key: id, file: new File([], name), previewUrl: thumbUrl };
  const rules = inbox.planner.peek();
  const refused = rules?.refused(ticket, via.peek(), file, inbox.props.uploadBytes);
  if (!rules || !refused) return { ...upload, id, attachment };
  return { ...upload, error: rules.refusalWords(inbox.lang.peek(), ticket.platform, file, refused) };
}
