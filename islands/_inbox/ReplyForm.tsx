import { ComposerFiles } from "@/components/inbox/ComposerFiles.tsx";
import { ComposerForm } from "@/components/inbox/ComposerForm.tsx";
import { ComposerTools } from "@/components/inbox/ComposerTools.tsx";
import { ComposerVia, type Via } from "@/components/inbox/ComposerVia.tsx";
import { closedWords } from "@/components/inbox/closed_words.ts";
import { QuoteBar } from "@/components/inbox/QuoteBar.tsx";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { fileRules } from "@/lib/channels/file_rules.ts";
import type { ComposerView } from "@/lib/inbox/view.ts";
import { fieldOf } from "@/islands/_inbox/field.ts";
import { isReady, send } from "@/islands/_inbox/send.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { attach, detach, raise, type Writing } from "@/islands/_inbox/writing.ts";

interface Props {
  inbox: Inbox;
  writing: Writing;
  composer: ComposerView;
}

/** The form for an answer, which knows the channel. */
export function ReplyForm({ inbox, writing, composer: { via: choices, privately } }: Props) {
  const lang = inbox.lang.value;
  const { ticket, quote } = writing;
  const { platform, kind } = ticket;
  const via = writing.via.value;
  const plan = writing.plan.value;
  const Room = inbox.planner.value?.Room;
  const choose = (value: Via) => {
    writing.via.value = value;
    for (const { key, id } of writing.files.peek()) if (!id) void raise(inbox, writing, key);
  };
  return (
    <ComposerForm
      lang={lang}
      ticket={ticket}
      mode="reply"
      clientId={inbox.props.clientId}
      stopped={inbox.hydrated.value && !isReady(writing, "reply")}
      problem={inbox.planner.value?.planProblem(lang, platform, plan)}
      field={fieldOf(inbox, writing, "reply")}
      form={{
        onSubmit: (event) => {
          event.preventDefault();
          void send(inbox, writing, "reply");
        },
      }}
      before={
        <>
          <ComposerVia
            lang={lang}
            choices={choices}
            value={via}
            onChange={choose}
            privately={privately &&
              `${lang.t("composer.via.direct.closed")} ${closedWords(lang, ticket, privately)}`}
          />
          {quote.value && (
            <QuoteBar
              lang={lang}
              quote={quote.value}
              onRemove={() => quote.value = undefined}
            />
          )}
        </>
      }
      after={
        <>
          <ComposerFiles
            lang={lang}
            files={writing.files.value}
            onRemove={(key) => detach(writing, key)}
            onRetry={(key) => void raise(inbox, writing, key)}
          />
          {inbox.planner.value?.aids(inbox, writing, "reply")}
        </>
      }
      tools={
        <>
          <ComposerTools
            lang={lang}
            rules={fileRules(capabilities[platform], kind, via)}
            onFiles={inbox.hydrated.value ? (files) => attach(inbox, writing, files) : undefined}
          />
          {inbox.planner.value?.aidTools(inbox, writing, "reply")}
          {Room && <Room inbox={inbox} writing={writing} />}
        </>
      }
    />
  );
}
