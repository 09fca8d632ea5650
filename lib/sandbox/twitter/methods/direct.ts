import { asUser, type UserCall, type XCall, type XMethod } from "@/lib/sandbox/twitter/call.ts";
import { addDirect } from "@/lib/sandbox/twitter/direct.ts";
import { forbidden, invalid, legacy, wrongAuthentication } from "@/lib/sandbox/twitter/errors.ts";
import { directWritten } from "@/lib/sandbox/twitter/happenings.ts";
import { noteSent } from "@/lib/sandbox/twitter/sent.ts";
import { conversationId, type Dialogue, dialogueOf } from "@/lib/sandbox/twitter/state.ts";
import { tell } from "@/lib/sandbox/twitter/tell.ts";
import { usableMedia } from "@/lib/sandbox/twitter/usable.ts";

/** UTF-16 code units. */
const MAX_TEXT = 10_000;

/** https://docs.x.com/x-api/direct-messages/manage/introduction */
export const directMethods: Readonly<Record<string, XMethod>> = {
  "POST /2/dm_conversations/with/:user/messages": {
    name: "dm.create",
    by: "user",
    direct: true,
    status: 201,
    run: create,
  },
  "DELETE /2/dm_events/:id": { name: "dm.delete", by: "user", direct: true, run: remove },
  // OAuth 2.0 alone: with an older token the file's own address is signed instead.
  "GET /2/dm_conversations/media/:dm/:media/:resource": {
    name: "dm.media",
    by: "user",
    direct: true,
    run: () => {
      throw wrongAuthentication("OAuth 1.0a User Context", "OAuth 2.0 User Context");
    },
  },
};

function create(given: XCall) {
  const call = asUser(given);
  const { world, account, body } = call;
  const dialogue = receiver(call);
  const text = body.get("text").text ?? "";
  const attachments = body.get("attachments").list;
  if (text === "" && attachments.length === 0) throw invalid("text or attachments must be there");
  if (text.length > MAX_TEXT) throw invalid(`text is longer than ${MAX_TEXT}`, { text: [] });
  if (attachments.length > 1) throw invalid("attachments may hold one medium");
  const [media] = attachments.map((one) => usableMedia(world, one.get("media_id").id ?? "", "dm_"));
  const message = addDirect(world, account, dialogue, { text, media, from: "business" });
  const place = conversationId.direct(account, dialogue.person.id);
  noteSent(call, {
    place,
    to: dialogue.person.id,
    id: message.id,
    text,
    media: media ? [media] : [],
    method: "dm.create",
  });
  world.core.work.run(() => tell(world, account, directWritten(world, account, dialogue, message)));
  const both = [account.person.id, dialogue.person.id].toSorted((a, b) => BigInt(a) < BigInt(b) ? -1 : 1);
  return { data: { dm_conversation_id: both.join("-"), dm_event_id: message.id } };
}

/** @throws {XRefusal} 400 for an id that is none, 403 for somebody who does not take messages */
function receiver({ world, account, path }: UserCall): Dialogue {
  const id = path.user ?? "";
  if (!/^\d{1,19}$/.test(id)) throw invalid(`participant_id [${id}] is not valid`, { participant_id: [id] });
  const person = world.people.get(id);
  if (!person || account.blockedBy.has(id)) {
    throw forbidden("You do not have permission to DM one or more participants.");
  }
  const dialogue = dialogueOf(account, person);
  if (!dialogue.begun && !person.openMessages) {
    throw legacy(403, 349, "You cannot send messages to this user.");
  }
  return dialogue;
}

/** Deletes a message on the account's side; the other keeps it. */
function remove(given: XCall) {
  const { account, path } = asUser(given);
  const id = path.id ?? "";
  const deleted = [...account.dialogues.values()].some(({ messages }) => messages.delete(id));
  if (!deleted) throw invalid("The event was not found");
  return { data: { deleted } };
}
