import { useMemo } from "preact/hooks";
import { ChatAsk } from "@/components/chat/ChatAsk.tsx";
import { ChatLog } from "@/components/chat/ChatLog.tsx";
import { type ChatBubbleItem, groupChat } from "@/components/chat/grouping.ts";
import { answerAsk, badEmail, later } from "@/islands/_chat/ask.ts";
import { choose } from "@/islands/_chat/choose.ts";
import { discard } from "@/islands/_chat/outbox.ts";
import { Place } from "@/islands/_chat/Place.tsx";
import { addressOf } from "@/islands/_chat/request.ts";
import { retry } from "@/islands/_chat/send.ts";
import type { ChatState, Outgoing } from "@/islands/_chat/state.ts";

/** The conversation, with what is still on its way below it. */
export function Talk({ chat }: { chat: ChatState }) {
  const lang = chat.lang.value;
  const { value: messages } = chat.messages;
  const { value: outbox } = chat.outbox;
  const days = useMemo(
    () => groupChat([...messages, ...outbox.map(bubbleOf)], lang.dates.dayKey),
    [messages, outbox, lang],
  );
  const asks = chat.ready.value && !chat.asked.value && messages.some((one) => one.from === "visitor");
  return (
    <Place chat={chat}>
      <ChatLog
        lang={lang}
        business={chat.props.business}
        days={days}
        whole={chat.earlier.value === null && !chat.loading.value}
        choosing={{
          action: addressOf(chat.props.connectionId, "form"),
          onChoose: chat.ready.value ? (id, choice) => void choose(chat, id, choice) : undefined,
        }}
        onRetry={(id) => retry(chat, id)}
        onDiscard={(id) => discard(chat, id)}
      />
      {chat.loading.value && <Loading words={lang.t("chat.loading")} />}
      {asks && (
        <ChatAsk
          lang={lang}
          badEmail={badEmail.value}
          onSave={(details) => answerAsk(chat, details)}
          onLater={() => later(chat)}
        />
      )}
    </Place>
  );
}

/** The shape of a conversation, after a moment's patience. */
function Loading({ words }: { words: string }) {
  return (
    <div class="chat-loading" role="status" aria-label={words}>
      <span data-from="team" />
      <span data-from="visitor" />
      <span data-from="team" />
    </div>
  );
}

function bubbleOf({ id, text, files, at, state, problem }: Outgoing): ChatBubbleItem {
  return { id, clientId: id, from: "visitor", text, files, at, status: "received", state, problem };
}
