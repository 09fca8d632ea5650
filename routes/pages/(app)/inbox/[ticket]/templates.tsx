import { SearchX } from "@/components/icons.ts";
import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Form } from "@/components/Form.tsx";
import { templateName } from "@/components/inbox/template_words.ts";
import { TemplateFields } from "@/components/inbox/TemplateFields.tsx";
import { TemplateList } from "@/components/inbox/TemplateList.tsx";
import { Page } from "@/components/Page.tsx";
import { platformLabel } from "@/components/platform.ts";
import { blanksOf, type Template } from "@/lib/channels/template.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { listTemplates, replyByTemplate } from "@/lib/inbox/templates.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";
import { act, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { onlookerOf } from "@/routes/inbox/load.ts";
import { ticketDesk } from "@/routes/inbox/on_ticket.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

/** The approved messages of a ticket's platform, to choose one, fill it in and send it. */
export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, { send: (form) => send(ctx, desk, form) }, (refused) => view(ctx, desk, refused))
  ),
});

async function view(ctx: Context<State>, desk: Desk, refused?: Refused) {
  const { services, lang } = ctx.state;
  const ticket = await openTicketView(
    services,
    desk.workspace,
    onlookerOf(ctx, desk),
    ctx.params.ticket ?? "",
  );
  const id = refused?.form.text("template") || ctx.url.searchParams.get("template");
  const found = await listTemplates(services, desk.workspace, ticket.id).catch((error) =>
    unheard(error, lang)
  );
  const items = typeof found === "string" ? [] : found;
  return {
    ticket,
    items,
    trouble: typeof found === "string" ? found : undefined,
    chosen: items.find((one) => one.id === id && one.sendable),
    clientId: refused?.form.text("clientId") || newId(),
    refused,
  };
}

/** A platform that says nothing is no reason to show no page. */
function unheard(error: unknown, { locale }: State["lang"]): string {
  if (error instanceof AppError && error.code === "not_available") return sentenceOf(error, locale);
  throw error;
}

async function send(ctx: Context<State>, desk: Desk, form: Sent): Promise<Response> {
  const { services, workspace, ticketId, author } = ticketDesk(ctx, desk);
  const template = (await listTemplates(services, workspace, ticketId)).find(({ id }) =>
    id === form.text("template")
  );
  if (!template) throw new AppError("not_found", { templateId: form.text("template") });
  const values = Object.fromEntries(blanksOf(template).map(({ key }) => [key, form.text(key)]));
  await replyByTemplate(services, workspace, ticketId, author, {
    clientId: form.text("clientId") || newId(),
    template: { id: template.id, values },
  });
  return ctx.redirect(`/inbox/${encodeURIComponent(ticketId)}`, 303);
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { ticket, items, trouble, chosen, clientId, refused } = data;
  const { t, locale } = lang;
  const platform = platformLabel(ticket.platform, locale);
  const back = `/inbox/${encodeURIComponent(ticket.id)}`;
  const here = `${back}/templates`;
  const href = ({ id }: Template) => `${here}?${new URLSearchParams({ template: id })}`;
  return (
    <Page
      title={chosen ? templateName(chosen) : t("composer.template.title")}
      lead={chosen ? undefined : t("composer.template.lead", { platform })}
      narrow
    >
      <Title lang={lang} of={t("composer.template.title")} />
      {trouble && <p class="form-summary" role="alert">{trouble}</p>}
      {!trouble && items.length === 0 && (
        <EmptyState
          icon={SearchX}
          title={t("composer.template.empty")}
          help={t("composer.template.empty.help", { platform })}
        />
      )}
      {chosen
        ? (
          <section class="card">
            <Form lang={lang} does="send" action={here} faults={refused?.faults}>
              <input type="hidden" name="template" value={chosen.id} />
              <input type="hidden" name="clientId" value={clientId} />
              <TemplateFields
                lang={lang}
                template={chosen}
                values={valuesOf(chosen, refused?.form)}
                errors={refused?.faults.fields ?? {}}
              />
              <Button kind="main">{t("composer.template.send")}</Button>
            </Form>
          </section>
        )
        : <TemplateList lang={lang} items={items} href={href} />}
      <p class="connection-ways">
        {chosen && <ButtonLink href={here}>{t("composer.template.other")}</ButtonLink>}
        <ButtonLink href={back}>{t("thread.backToThread")}</ButtonLink>
      </p>
    </Page>
  );
});

function valuesOf(template: Template, form?: Sent): Record<string, string> {
  return Object.fromEntries(blanksOf(template).map(({ key }) => [key, form?.text(key) ?? ""]));
}
