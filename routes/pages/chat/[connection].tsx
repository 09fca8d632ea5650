import { type Context, page } from "fresh";
import { asset } from "fresh/runtime";
import { initialsOf } from "@/components/Avatar.tsx";
import Chat from "@/islands/Chat.tsx";
import type { ChatProps } from "@/islands/_chat/props.ts";
import { isTaking, openChat } from "@/lib/chat/chat.ts";
import { readChat } from "@/lib/chat/history.ts";
import { knownByCookie } from "@/lib/chat/known.ts";
import { ERRORS } from "@/lib/errors.ts";
import { pick, translator } from "@/lib/i18n/catalogue.ts";
import { negotiateLocale } from "@/lib/i18n/locale.ts";
import { MOST_BYTES } from "@/routes/chat/form.ts";
import { readForm } from "@/routes/forms.ts";
import { define, type State } from "@/routes/state.ts";

/** A document of its own: nothing of the product's frame is meant for somebody's customers. */
export const config = { skipAppWrapper: true, skipInheritedLayouts: true };

/** Any site may hold this page in a frame, and no other page of ours. */
const HEADERS = {
  "content-security-policy": "frame-ancestors *",
  "cross-origin-resource-policy": "cross-origin",
};

export const handlers = define.handlers({
  async GET(ctx) {
    return page(await propsOf(ctx), { headers: HEADERS });
  },
  /** What was not taken, led here by the form: shown with its words. */
  async POST(ctx) {
    const form = await readForm(ctx.req, MOST_BYTES);
    const problem = ctx.url.searchParams.get("problem") ?? "";
    const status = Object.entries(ERRORS).find(([code]) => code === problem)?.[1] ?? 400;
    return page({ ...await propsOf(ctx), typed: form.text("text") }, { status, headers: HEADERS });
  },
});

async function propsOf({ req, url, params, state: { services } }: Context<State>): Promise<ChatProps> {
  const chat = await openChat(services, params.connection ?? "");
  const visit = await knownByCookie(services, chat, req);
  const locale = negotiateLocale(req.headers.get("accept-language"));
  const problem = url.searchParams.get("problem");
  const { text, receiveMaxBytes = 0, filesPerMessage } = chat.open.capability;
  return {
    connectionId: chat.open.connection.id,
    business: chat.workspace.name,
    initials: initialsOf(chat.workspace.name),
    locale,
    messages: pick(locale, ["chat"]),
    now: services.now(),
    paused: !isTaking(chat),
    known: visit ? { visitorId: visit.visitorId, page: await readChat(services, visit) } : undefined,
    formId: crypto.randomUUID(),
    problem: problem ? translator(locale).code("chat.error", problem) : undefined,
    limits: { text: text.direct?.limit ?? 0, file: receiveMaxBytes, files: filesPerMessage },
  };
}

export default define.page<typeof handlers>(({ data: props }) => {
  const t = translator(props.locale);
  return (
    <html lang={props.locale}>
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{t("chat.title", { business: props.business })}</title>
        <link rel="stylesheet" href={asset("/styles.css")} />
        <link rel="icon" href={asset("/favicon.svg")} type="image/svg+xml" />
      </head>
      <body class="chat-body">
        <Chat {...props} />
      </body>
    </html>
  );
});
