import { useEffect, useState } from "preact/hooks";
import { ChatHead } from "@/components/chat/ChatHead.tsx";
import { closeFrame } from "@/islands/_chat/frame.ts";
import type { ChatProps } from "@/islands/_chat/props.ts";
import { start } from "@/islands/_chat/start.ts";
import { createState } from "@/islands/_chat/state.ts";
import { Talk } from "@/islands/_chat/Talk.tsx";
import { Writing } from "@/islands/_chat/Writing.tsx";

/** The web chat as a visitor has it: alone on a page, or in a frame on somebody's site. */
export default function Chat(props: ChatProps) {
  const [chat] = useState(() => createState(props));
  useEffect(() => start(chat), []);
  const lang = chat.lang.value;
  const framed = chat.framed.value;
  return (
    <main
      class="chat"
      data-framed={framed ? "" : undefined}
      onKeyDown={(event) => {
        if (framed && event.key === "Escape" && !event.defaultPrevented) closeFrame();
      }}
    >
      <ChatHead
        lang={lang}
        business={props.business}
        initials={props.initials}
        onClose={chat.full.value ? closeFrame : undefined}
      />
      <Talk chat={chat} />
      <footer class="chat-foot">
        {chat.lost.value && <p class="chat-lost" role="status">{lang.t("chat.link.lost")}</p>}
        <Writing chat={chat} />
      </footer>
    </main>
  );
}
