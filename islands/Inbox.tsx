import { Check, WifiOff } from "@/components/icons.ts";
import type { Signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "@/components/Banner.tsx";
import { SlowAnswers } from "@/components/inbox/SlowAnswers.tsx";
import { Toasts } from "@/components/Toast.tsx";
import { CardPane } from "@/islands/_inbox/CardPane.tsx";
import { onKey, onPress, onSubmit, onTouch } from "@/islands/_inbox/gestures.ts";
import { ListPane } from "@/islands/_inbox/ListPane.tsx";
import { INCOMPLETE, later } from "@/islands/_inbox/parts.ts";
import type { InboxProps } from "@/islands/_inbox/props.ts";
import { start } from "@/islands/_inbox/start.ts";
import { createInbox, type Inbox as State } from "@/islands/_inbox/state.ts";
import { ThreadPane } from "@/islands/_inbox/ThreadPane.tsx";
import { complain } from "@/islands/_inbox/toasts.ts";

/** The live inbox: the list, the conversation and the client card. */
export default function Inbox(props: InboxProps) {
  const inbox = useMemo(() => createInbox(props), []);
  const live = useRef<{ now: () => void }>();
  useEffect(() => {
    const started = start(inbox);
    live.current = started;
    return started.stop;
  }, []);
  const { t } = inbox.lang.value;
  const undo = (onClick: () => void) => (
    <button type="button" class="link-button" onClick={onClick}>{t("page.undo")}</button>
  );
  return (
    <div
      class="inbox"
      data-live={inbox.hydrated.value || undefined}
      data-view={viewOf(inbox)}
      data-card={inbox.cardHidden.value ? "hidden" : inbox.cardAsked.value ? "open" : "auto"}
      onClick={(event) => onPress(inbox, event)}
      onPointerDown={(event) => onTouch(inbox, event)}
      onSubmit={(event) => onSubmit(inbox, event, undo)}
      onKeyDown={(event) => onKey(inbox, event)}
    >
      <div class="inbox-news">
        <LinkBanner inbox={inbox} onNow={() => live.current?.now()} />
        <SlowAnswers lang={inbox.lang.value} slow={inbox.slow.value} />
      </div>
      <ListPane inbox={inbox} />
      <ThreadPane inbox={inbox} />
      <CardPane inbox={inbox} />
      <Later inbox={inbox} asked={inbox.picture} load={viewer} />
      <Later inbox={inbox} asked={inbox.editing} load={editor} />
      <Later inbox={inbox} asked={inbox.sheet} load={keysSheet} />
      <Toasts items={inbox.toasts.value} />
      <p class="hidden-text" aria-live="polite">{inbox.news}</p>
    </div>
  );
}

/** On a phone one column shows. */
function viewOf(inbox: State): "list" | "thread" | "card" {
  if (!inbox.openId.value) return "list";
  return inbox.cardAsked.value ? "card" : "thread";
}

interface LaterProps {
  inbox: State;
  asked: Signal<string | boolean | undefined>;
  load: () => Promise<FunctionComponent<{ inbox: State }>>;
}

/** What is seldom needed comes to the browser when it is asked for first; when it does not, that is said. */
function Later({ inbox, asked, load }: LaterProps) {
  const [Part, setPart] = useState<FunctionComponent<{ inbox: State }>>();
  const wanted = asked.value;
  useEffect(() => {
    if (!wanted || Part) return;
    load().then((it) => setPart(() => it), () => {
      asked.value = undefined;
      complain(inbox, INCOMPLETE);
    });
  }, [wanted]);
  return Part ? <Part inbox={inbox} /> : null;
}

const viewer = async () => (await later()).Viewer;
const keysSheet = async () => (await later()).KeysSheet;
const editor = async () => {
  const { Editor, changeMessage } = await later();
  return (props: { inbox: State }) => <Editor {...props} change={changeMessage} />;
};

function LinkBanner({ inbox, onNow }: { inbox: State; onNow: () => void }) {
  const { t } = inbox.lang.value;
  const link = inbox.link.value;
  if (link === "on") return null;
  if (link === "back") {
    return (
      <Banner icon={Check} tone="ok">
        <span role="status">{t("inbox.live.back")}</span>
      </Banner>
    );
  }
  return (
    <Banner
      icon={WifiOff}
      tone="warn"
      action={<button type="button" class="link-button" onClick={onNow}>{t("inbox.live.now")}</button>}
    >
      <span role="status">{t("inbox.live.lost")}</span>
    </Banner>
  );
}
