import { type Context, page } from "fresh";
import { Page } from "@/components/Page.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import { RichText } from "@/components/inbox/RichText.tsx";
import { ComposerForm } from "@/components/inbox/ComposerForm.tsx";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { reply } from "@/lib/inbox/reply.ts";
import { takeUpload } from "@/lib/inbox/uploads.ts";
import { messageView } from "@/lib/inbox/views/message_view.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { MAX_UPLOAD_BYTES } from "@/lib/media/upload.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";
import { draftOf, keepDraft } from "@/lib/team/drafts.ts";
import { type Form, readForm } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { onlookerOf } from "@/routes/inbox/load.ts";
import { backToInbox, type TicketDesk, ticketDesk } from "@/routes/inbox/on_ticket.ts";
import { logInWith } from "@/routes/kept_answer.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

/** All files of one answer, and its text. */
const MOST_BYTES = MAX_UPLOAD_BYTES + 1024 * 1024;
const OUR_ID = /^[0-9a-z]{26}$/;

/**
 * An answer or a note without scripts; one that is refused is shown again, with its files kept, and so is one
 * that waited for a log-in.
 */
export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => {
    const draft = await draftOf(desk.workspace, desk.viewer.user.id, ctx.params.ticket ?? "");
    if (!draft) return backToInbox(ctx);
    const mode = draft.reply === "" ? "note" : "reply";
    return page(await view(ctx, desk, { text: draft[mode], mode, via: draft.via ?? "", files: [] }));
  }),
  POST: (ctx) => ctx.state.viewer ? answer(ctx) : logInWith(ctx),
});

const answer = signedIn<Awaited<ReturnType<typeof view>>>(async (ctx, desk) => {
  const form = await readForm(ctx.req, MOST_BYTES);
  const files = form.texts("attachment");
  try {
    await upload(ticketDesk(ctx, desk), form, files);
    await send(ticketDesk(ctx, desk), form, files);
    await dropDraft(ticketDesk(ctx, desk), form);
    return backToInbox(ctx);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not_found") throw error;
    const mode = form.has("private") ? "note" : "reply";
    const shown = { text: form.text("text"), mode, via: form.text("via"), files, error } as const;
    return page(await view(ctx, desk, shown), { status: error.status });
  }
});

/** What has been sent is no draft any more, on no device. */
async function dropDraft(desk: TicketDesk, form: Form): Promise<void> {
  const { services, workspace, viewer: { user }, ticketId } = desk;
  const draft = await draftOf(workspace, user.id, ticketId);
  if (!draft) return;
  const sent = form.has("private") ? { note: "" } : { reply: "" };
  await keepDraft(services, workspace, user.id, ticketId, { ...draft, ...sent });
}

/** Puts those that are chosen now after those of an earlier try. */
async function upload({ services, workspace, viewer }: TicketDesk, form: Form, ids: string[]): Promise<void> {
  for (const file of form.files("file")) {
    ids.push((await takeUpload(services, workspace, file, viewer.user.id)).id);
  }
}

async function send(desk: TicketDesk, form: Form, attachments: readonly string[]): Promise<void> {
  const clientId = form.text("clientId");
  const via = (["direct", "comment"] as const).find((one) => one === form.text("via"));
  await reply(desk.services, desk.workspace, desk.ticketId, desk.author, {
    text: form.text("text"),
    attachments,
    clientId: clientId || newId(desk.services.now()),
    // Made when the page was, so a message with a greater id has not been seen on it.
    after: OUR_ID.test(clientId) ? clientId : undefined,
    private: form.has("private"),
    replyTo: form.text("replyTo") || undefined,
    via,
  });
}

interface Shown {
  readonly text: string;
  readonly mode: ComposerMode;
  readonly via: string;
  readonly files: readonly string[];
  /** Why it was not taken; absent for one that waits. */
  readonly error?: AppError;
}

async function view(ctx: Context<State>, desk: Desk, { error, ...shown }: Shown) {
  const { services, lang: { locale } } = ctx.state;
  const { workspace } = desk;
  const id = ctx.params.ticket ?? "";
  const clientId = newId(services.now());
  const newer = error?.code === "newer_message" ? String(error.details.messageId) : undefined;
  return {
    ...shown,
    clientId,
    ticket: await openTicketView(services, workspace, onlookerOf(ctx, desk), id),
    problem: error && sentenceOf(error, locale),
    newer: newer === undefined ? undefined : await messageView(services, workspace, newer, locale),
  };
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { ticket, problem, newer, text, mode, files, via, clientId } = data;
  const { t } = lang;
  const hidden = [...files.map((id) => ["attachment", id] as const), ...(via ? [["via", via] as const] : [])];
  return (
    <Page title={t("thread.conversation", { name: ticket.contact.name })} narrow>
      <Title lang={lang} of={ticket.contact.name} />
      {problem
        ? <p class="form-summary" role="alert">{problem}</p>
        : <p role="status">{t("composer.kept")}</p>}
      {newer && (
        <div class="newer-message">
          <cite>{newer.author.name}</cite>
          <RichText text={newer.text || t("inbox.row.noText")} />
        </div>
      )}
      <div class="composer">
        <ComposerForm
          lang={lang}
          ticket={ticket}
          mode={mode}
          clientId={clientId}
          field={{ defaultValue: text, rows: 8 }}
          before={hidden.map(([name, value]) => <input key={value} type="hidden" {...{ name, value }} />)}
        />
      </div>
      <p>
        <ButtonLink href={`/inbox/${encodeURIComponent(ticket.id)}`}>{t("thread.backToThread")}</ButtonLink>
      </p>
    </Page>
  );
});
