import { type Context, page } from "fresh";
import { CommentForm } from "@/components/csi/CommentForm.tsx";
import { RateForm } from "@/components/csi/RateForm.tsx";
import { RatePage } from "@/components/csi/RatePage.tsx";
import type { CsiWords } from "@/db/schema/workspace.ts";
import { type CsiPage, openPage } from "@/lib/csi/page.ts";
import { commentOnPage, scoreOnPage } from "@/lib/csi/page_answer.ts";
import { GOOD, scoreMark } from "@/lib/csi/score.ts";
import { csiSettings, forConnection } from "@/lib/csi/settings.ts";
import { AppError } from "@/lib/errors.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { type Lang, lang } from "@/lib/i18n/lang.ts";
import { isLocale } from "@/lib/i18n/locale.ts";
import { faultsOf } from "@/routes/faults.ts";
import { type Form, readForm } from "@/routes/forms.ts";
import { secret } from "@/routes/secret.ts";
import { define, type State } from "@/routes/state.ts";

export const config = { skipAppWrapper: true, skipInheritedLayouts: true };

interface Shown {
  readonly words: Lang;
  readonly found: CsiPage | null;
  /** In the owner's own words, where there are some. */
  readonly question?: string;
  /** Another score came after the first. */
  readonly again: boolean;
  readonly fault?: { readonly score?: string; readonly comment?: string; readonly typed: string };
}

type Ctx = Context<State>;

/** Looking changes nothing: programs that preview links look too. */
export const handlers = define.handlers({
  async GET(ctx) {
    const found = await openPage(ctx.state.services, ctx.params.token ?? "");
    return page(await shown(ctx, found), { status: found ? 200 : 410, headers: secret(ctx) });
  },
  async POST(ctx) {
    const found = await openPage(ctx.state.services, ctx.params.token ?? "");
    if (!found) return page(await shown(ctx, null), { status: 410, headers: secret(ctx) });
    const form = await readForm(ctx.req);
    try {
      const again = await take(ctx, found, form);
      return ctx.redirect(address(ctx, again), 303);
    } catch (error) {
      const faults = faultsOf(error, wordsOf(ctx, found).t, form);
      if (!faults) throw error;
      const fault = { ...faults.fields, typed: form.text("comment") };
      return page({ ...await shown(ctx, found), fault }, { status: faults.status, headers: secret(ctx) });
    }
  },
});

/** @returns whether there was another score already */
async function take({ state: { services } }: Ctx, found: CsiPage, form: Form): Promise<boolean> {
  const action = form.text("_action");
  if (action === "comment") {
    await commentOnPage(services, found, form.text("comment"));
    return false;
  }
  if (action !== "score") throw new AppError("not_found", { action });
  const score = Number(form.text("score"));
  await scoreOnPage(services, found, score);
  return found.survey.score !== null && found.survey.score !== score;
}

function address({ url }: Ctx, again: boolean): string {
  const query = new URLSearchParams();
  const chosen = url.searchParams.get("lang");
  if (isLocale(chosen)) query.set("lang", chosen);
  if (again) query.set("again", "1");
  return query.size > 0 ? `${url.pathname}?${query}` : url.pathname;
}

async function shown(ctx: Ctx, found: CsiPage | null): Promise<Shown> {
  const words = wordsOf(ctx, found);
  const question = found ? (await questionOf(ctx, found))[words.locale] : undefined;
  // What a variable stands for is known in the conversation, not here.
  const plain = question?.includes("{{") ? undefined : question;
  return { words, found, question: plain, again: ctx.url.searchParams.has("again") };
}

async function questionOf({ state: { services } }: Ctx, { workspace, survey }: CsiPage): Promise<CsiWords> {
  const open = await services.connections.within(workspace, survey.connectionId);
  return forConnection(await csiSettings(workspace), open?.settings.csi).question;
}

/** What the reader chose, else the language of the question, else that of their browser. */
function wordsOf({ url, state }: Ctx, found: CsiPage | null): Lang {
  const chosen = url.searchParams.get("lang");
  const locale = isLocale(chosen) ? chosen : found?.survey.language ?? state.lang.locale;
  return lang(locale, translator(locale), { now: state.lang.now, timeZone: state.lang.timeZone });
}

export default define.page<typeof handlers>(({ data }) => {
  const { words, found } = data;
  const { t } = words;
  if (!found) return <RatePage lang={words} title={t("csi.page.gone")} lead={t("csi.page.gone.help")} />;
  const business = found.workspace.name;
  if (found.state === "fresh") return <Fresh {...data} business={business} survey={found.survey} />;
  if (found.state === "late") {
    const help = t("csi.page.late.help");
    return <RatePage lang={words} business={business} title={t("csi.page.late")} lead={help} />;
  }
  return <Scored {...data} business={business} survey={found.survey} open={found.state === "scored"} />;
});

type Part = Shown & { readonly business: string; readonly survey: CsiPage["survey"] };

function Fresh({ words, business, survey, question, fault }: Part) {
  const { t, dates } = words;
  const until = dates.full(new Date(survey.expiresAt).toISOString());
  return (
    <RatePage lang={words} business={business} title={question ?? t(`csi.ask.${survey.scale}`)}>
      <RateForm lang={words} scale={survey.scale} fault={fault?.score} />
      <p class="rate-until">{t("csi.page.until", { date: until })}</p>
    </RatePage>
  );
}

function Scored({ words, business, survey, again, fault, open }: Part & { readonly open: boolean }) {
  const { t } = words;
  const score = survey.score ?? GOOD;
  const isBad = score < GOOD;
  const said = survey.comment !== null;
  const title = t(said ? "csi.page.commented" : isBad ? "csi.page.thanks.bad" : "csi.page.thanks");
  return (
    <RatePage
      lang={words}
      business={business}
      title={title}
      lead={said ? t("csi.page.commented.help") : undefined}
    >
      <p class="rate-yours">{t("csi.page.yours", { score: scoreMark(score, survey.scale) })}</p>
      {again && <p class="rate-again" role="status">{t("csi.page.again")}</p>}
      {open && <CommentForm lang={words} isBad={isBad} value={fault?.typed} fault={fault?.comment} />}
    </RatePage>
  );
}
