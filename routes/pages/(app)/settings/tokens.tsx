import { type Context, page } from "fresh";
import { BookOpen } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { createApiToken, listApiTokens, revokeApiToken } from "@/lib/auth/tokens.ts";
import { members } from "@/lib/auth/members.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { secret } from "@/routes/secret.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";
import { type MadeToken, NewTokenCard, TokenList } from "@/routes/token_cards.tsx";

const HERE = "/settings/tokens";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, {
      create: (form) => create(ctx, desk, form),
      revoke: (form) => revoke(ctx, desk, form),
    }, (refused) => view(ctx, desk, { refused }))
  ),
});

async function view(
  { state: { services: { control } } }: Context<State>,
  { viewer, may }: Desk,
  change: { refused?: Refused; made?: MadeToken } = {},
) {
  const [tokens, people] = await Promise.all([
    listApiTokens(control, viewer),
    members(control, viewer.workspaceId),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return { ...change, may, tokens: tokens.map((one) => ({ ...one, owner: names.get(one.userId) ?? "" })) };
}

/** The key is a secret: it stands in this one answer. */
async function create(ctx: Context<State>, desk: Desk, form: Sent) {
  const { control, now } = ctx.state.services;
  const { workspaceId, user } = desk.viewer;
  const input = { workspaceId, userId: user.id, name: form.text("name") };
  const made = await createApiToken(control, input, now());
  return page(await view(ctx, desk, { made }), { headers: secret(ctx) });
}

async function revoke(ctx: Context<State>, { viewer }: Desk, form: Sent) {
  await revokeApiToken(ctx.state.services.control, viewer, form.text("id"));
  return doneAt(ctx, HERE, "tokenRevoked");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  return (
    <SettingsFrame
      lang={lang}
      may={data.may}
      here={HERE}
      title={t("settings.tokens")}
      lead={t("settings.tokens.lead")}
    >
      <p>
        <ButtonLink icon={BookOpen} href="/api/v1/docs">{t("settings.tokens.docs")}</ButtonLink>
      </p>
      <NewTokenCard lang={lang} made={data.made} refused={data.refused} />
      <TokenList lang={lang} tokens={data.tokens} />
    </SettingsFrame>
  );
});
