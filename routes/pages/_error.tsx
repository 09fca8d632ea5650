import { HttpError, page } from "fresh";
import { CircleAlert, Lock } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { AppError } from "@/lib/errors.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";
import { framed } from "@/routes/frame.tsx";
import { cameFrom } from "@/routes/guard.ts";
import { managersOf } from "@/routes/managers.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  async GET(ctx) {
    const refused = refusalOf(ctx.error);
    const asked = refused?.code === "forbidden" && refused.details.right !== undefined;
    const from = ctx.req.method === "GET" ? "/" : cameFrom(ctx);
    return page({ managers: asked ? await managersOf(ctx.state) : [], refused, from });
  },
});

export default define.page<typeof handlers>(async function Trouble(props) {
  const { data: { refused, managers, from }, state } = props;
  const { lang } = state;
  const { title, help } = words(state, refused, managers);
  const content = (
    <div class="trouble">
      <Title lang={lang} of={title} />
      <EmptyState heading icon={managers.length > 0 ? Lock : CircleAlert} title={title} help={help}>
        <ButtonLink kind="main" href={from}>
          {lang.t(from === "/" ? "page.broken.home" : "page.back")}
        </ButtonLink>
      </EmptyState>
    </div>
  );
  // What broke may break the member's frame too, which is read from the workspace.
  const sound = refused && (refused.status < 500 || !state.viewer);
  return sound ? await framed(props, content) : content;
});

function refusalOf(error: unknown): AppError | undefined {
  if (error instanceof HttpError && error.cause instanceof AppError) return error.cause;
  if (error instanceof HttpError && error.status < 500) return new AppError("invalid_request");
}

function words({ lang: { t, locale }, requestId }: State, refused: AppError | undefined, managers: string[]) {
  if (!refused) return { title: t("page.broken.title"), help: t("page.broken.help", { id: requestId }) };
  if (managers.length === 0) {
    return {
      title: t("page.refused.title"),
      help: fieldSentence(refused, t) ?? sentenceOf(refused, locale),
    };
  }
  const names = new Intl.ListFormat(locale, { type: "disjunction" }).format(managers);
  return { title: t("settings.forbidden.title"), help: t("settings.forbidden.help", { names }) };
}

/** Forms that have no page of their own to say it at the field. */
function fieldSentence({ details: { fields } }: AppError, t: Translate): string | undefined {
  if (typeof fields !== "object" || fields === null) return undefined;
  return Object.entries(fields).map(([name, code]) => `${name}.${code}`)
    .filter((code) => t.knows("form.fault", code)).map((code) => t.code("form.fault", code))[0];
}
