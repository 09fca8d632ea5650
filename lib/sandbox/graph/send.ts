import type { Peek } from "@/lib/channels/json.ts";
import { type Content, readContent } from "@/lib/sandbox/graph/content.ts";
import { GraphRefusal, invalid, needs } from "@/lib/sandbox/graph/errors.ts";
import { fileAttachment, keepUpload, outgoingFile } from "@/lib/sandbox/graph/outgoing.ts";
import {
  conversationId,
  type Dialogue,
  type MetaAttachment,
  type MetaCall,
  type MetaMessage,
} from "@/lib/sandbox/graph/state.ts";
import { tellDelivery, tellEcho } from "@/lib/sandbox/graph/tell.ts";
import { addMessage, dialogueOf } from "@/lib/sandbox/graph/thread.ts";
import { findComment } from "@/lib/sandbox/graph/wall.ts";
import { checkWindow } from "@/lib/sandbox/graph/window.ts";

/**
 * `/{account}/messages` (https://developers.facebook.com/docs/messenger-platform/reference/send-api): a message, a
 * private reply to a comment, or a sender_action.
 * @throws {GraphRefusal}
 */
export async function sendMessage(call: MetaCall): Promise<Record<string, unknown>> {
  const { account, params, world } = call;
  if (!account.scopes.has(world.dialect.scope)) throw needs(world.dialect.scope, 230);
  const recipient = params.json("recipient");
  if (!recipient.exists) throw invalid("The parameter recipient is required.");
  const comment = recipient.get("comment_id").id;
  if (comment !== undefined) return await answerPrivately(call, comment);
  const dialogue = dialogueFor(call, recipient);
  const action = params.text("sender_action");
  if (action !== undefined) return perform(call, dialogue, action);
  const content = readContent(call);
  checkWindow(call, dialogue);
  return await say(call, dialogue, content);
}

/** @throws {GraphRefusal} 100/2018001 for somebody who never wrote to this account */
function dialogueFor({ account }: MetaCall, recipient: Peek): Dialogue {
  const id = recipient.get("id").id;
  const dialogue = id === undefined ? undefined : account.dialogues.get(id);
  if (!dialogue || dialogue.messages.size === 0) throw invalid("No matching user found", 2018001);
  return dialogue;
}

const WEEK_MS = 7 * 86_400_000;

/** Once for each comment on an own post, within seven days; it opens no window. */
async function answerPrivately(call: MetaCall, id: string): Promise<Record<string, unknown>> {
  const { account, world } = call;
  const found = findComment(account, id);
  const comment = found?.post.owner ? undefined : found?.comment;
  if (!comment?.author || world.core.clock.now() - comment.at > WEEK_MS) throw notRepliable();
  if (comment.answered) throw new GraphRefusal(10900, "(#10900) Activity already replied to");
  const content = readContent(call);
  const dialogue = dialogueOf(account, comment.author);
  if (dialogue.blocked) throw notRepliable();
  const answer = await say(call, dialogue, content);
  comment.answered = true;
  return answer;
}

function notRepliable(): GraphRefusal {
  return new GraphRefusal(10903, "(#10903) This user cant reply to this activity");
}

function perform({ world, account }: MetaCall, { person, messages }: Dialogue, action: string) {
  const conversation = conversationId.direct(world, account, person.id);
  if (action === "typing_on") world.core.feed.publish({ type: "typing", conversation });
  else if (action === "mark_seen") {
    for (const { mid, from } of messages.values()) {
      if (from === "customer") world.core.book.change(conversation, mid, { read: true });
    }
  } else if (action !== "typing_off") {
    throw invalid("Param sender_action must be one of {TYPING_ON, TYPING_OFF, MARK_SEEN}");
  }
  return { recipient_id: person.id };
}

async function say(call: MetaCall, dialogue: Dialogue, content: Content) {
  const { world, account } = call;
  const { attachments, answer } = await attach(call, content);
  const message = addMessage(world, account, dialogue, {
    from: "business",
    text: content.text,
    attachments,
    metadata: content.metadata,
    replyTo: content.replyTo,
    buttons: content.buttons,
  });
  note(call, dialogue, message);
  world.core.work.run(async () => {
    await tellEcho(world, account, dialogue, message);
    await tellDelivery(world, account, dialogue, [message]);
  });
  return { recipient_id: dialogue.person.id, message_id: message.mid, ...answer };
}

async function attach(
  call: MetaCall,
  { attachment }: Content,
): Promise<{ attachments: MetaAttachment[]; answer: Record<string, string> }> {
  if (!attachment) return { attachments: [], answer: {} };
  const file = await outgoingFile(call, attachment);
  const attachments = [fileAttachment(call.world, attachment.type, file)];
  if (!attachment.payload.get("is_reusable").isTrue) return { attachments, answer: {} };
  return { attachments, answer: { attachment_id: keepUpload(call, attachment.type, file) } };
}

function note({ world, account, method }: MetaCall, { person }: Dialogue, message: MetaMessage): void {
  world.core.sent.push({
    platform: world.platform,
    account: account.id,
    conversation: conversationId.direct(world, account, person.id),
    to: person.id,
    id: message.mid,
    method,
    text: message.text ?? "",
    attachments: message.attachments.map(({ shown }) => shown),
    replyTo: message.replyTo,
    at: message.at,
  });
}
