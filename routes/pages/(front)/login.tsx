import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import { Page } from "@/components/Page.tsx";
import { TextField } from "@/components/TextField.tsx";
import { sessionCookie } from "@/lib/auth/cookie.ts";
import { localPath } from "@/lib/auth/local_path.ts";
import { logIn } from "@/lib/auth/log_in.ts";
import { forgive, requireCalm } from "@/lib/auth/throttle.ts";
import { act, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { keepAnswer } from "@/routes/kept_answer.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  GET: (ctx) => ctx.state.viewer ? ctx.redirect(nextOf(ctx), 303) : page(view()),
  POST: (ctx) =>
    act(ctx, {
      "": (form) => enter(ctx, form),
      // An answer that came after the session had ended.
      create: (form) => Promise.resolve(page({ ...view(), answer: answerIn(form) }, { status: 401 })),
    }, view),
});

function view(refused?: Refused) {
  return { refused, answer: refused && answerIn(refused.form) };
}

/** What somebody wrote before they were asked to log in; null when there is nothing to keep. */
function answerIn(form: Sent) {
  const text = form.text("text");
  return text.trim() === "" ? undefined : { text, note: form.has("private") };
}

async function enter(ctx: Context<State>, form: Sent): Promise<Response> {
  const { services: { kv, control, config, now }, address } = ctx.state;
  const email = form.text("email");
  const attempt = { address, subject: email };
  await requireCalm(kv, "log_in", attempt, now());
  const userAgent = ctx.req.headers.get("user-agent");
  const token = await logIn(control, { email, password: form.text("password"), userAgent }, now());
  await forgive(kv, "log_in", attempt);
  await keepAnswer(ctx.state.services, token, nextOf(ctx), form);
  const response = ctx.redirect(nextOf(ctx), 303);
  response.headers.append("set-cookie", sessionCookie(config.origin, token));
  return response;
}

/** Where the person wanted to go. */
function nextOf({ url }: Context<State>): string {
  const next = localPath(url.searchParams.get("next"));
  return next === "/" ? "/inbox" : next;
}

export default define.page<typeof handlers>(({ data: { refused, answer }, state: { lang }, url }) => {
  const { t } = lang;
  const back = url.searchParams.has("next") ? t("auth.signIn.next") : undefined;
  const lead = answer ? t("auth.signIn.kept") : back;
  return (
    <Page title={t("auth.signIn.title")} lead={lead} narrow>
      <Title lang={lang} of={t("auth.signIn.submit")} />
      <Form lang={lang} faults={refused?.faults}>
        {answer && <input type="hidden" name="text" value={answer.text} />}
        {answer?.note && <input type="hidden" name="private" value="1" />}
        <TextField
          name="email"
          type="email"
          label={t("auth.email")}
          value={refused?.form.text("email")}
          error={refused?.faults.fields.email}
          autocomplete="username"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t("auth.password")}
          error={refused?.faults.fields.password}
          autocomplete="current-password"
          required
        />
        <Button kind="main">{t("auth.signIn.submit")}</Button>
      </Form>
      <p class="ways">
        <a href="/forgot">{t("auth.signIn.forgot")}</a>
        <span>
          {t("auth.signIn.new")} <a href="/signup">{t("auth.signIn.create")}</a>
        </span>
      </p>
    </Page>
  );
});
