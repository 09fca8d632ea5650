import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { CopyField } from "@/components/CopyField.tsx";
import { Form } from "@/components/Form.tsx";
import { type Step, Steps } from "@/components/Steps.tsx";
import Copy from "@/islands/Copy.tsx";
import { capabilities } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { isOwnChat } from "@/routes/channel_states.ts";

/** What has been set up, what is left, and how to see that messages come. */
export function SetupCard({ lang, connection }: { lang: Lang; connection: ConnectionView }) {
  const { t } = lang;
  const heard = connection.lastInboundAt !== undefined;
  const own = isOwnChat(connection.platform);
  const steps: Step[] = connection.setup.map(({ key, params, ...step }) => {
    // Whoever has written to our chat has found it
    const done = step.done || (own && heard);
    const title = t.code("guide.check", key, params);
    const children = done ? undefined : (
      <>
        <NextStep lang={lang} name={key} params={params} />
        {!own && <CheckStep lang={lang} name={key} title={title} />}
      </>
    );
    return { key, done, title, children };
  });
  const left = !own && steps.some(({ done }) => !done);
  steps.push({
    key: "first",
    done: heard,
    title: t("guide.check.first"),
    children: heard ? undefined : (
      <>
        <p class="quiet">{t("guide.check.first.left")}</p>
        {!own && <CheckStep lang={lang} name="first" title={t("guide.check.first")} />}
      </>
    ),
  });
  return (
    <Card title={t("connection.setup")}>
      <div class="form">
        <Steps steps={steps} doneLabel={t("connection.setup.done")} leftLabel={t("connection.setup.left")} />
        {left && (
          <Form lang={lang} does="renew">
            <Button>{t("connection.setup.check")}</Button>
          </Form>
        )}
        {capabilities[connection.platform].webhook === "guide" && (
          <CopyField
            id="webhook"
            label={t("connection.webhook")}
            value={connection.webhookUrl}
            help={t("connection.webhook.help")}
          >
            <Copy of="webhook" label={t("page.copy")} doneLabel={t("page.copied")} />
          </CopyField>
        )}
      </div>
    </Card>
  );
}

interface StepProps {
  lang: Lang;
  name: string;
  params?: Readonly<Record<string, string>>;
}

/** What to do about a step, and where. */
function NextStep({ lang: { t }, name, params }: StepProps) {
  const [next, open] = [`${name}.left`, `${name}.open`];
  const url = params?.url;
  return (
    <p class="quiet">
      {t.knows("guide.check", next) && t.code("guide.check", next, params)}{" "}
      {url && t.knows("guide.check", open) && (
        <a href={url} target="_blank" rel="noopener noreferrer" title={t("page.opensElsewhere")}>
          {t.code("guide.check", open)}
        </a>
      )}
    </p>
  );
}

/** Asks the platform whether a step has been taken. */
function CheckStep({ lang, name, title }: { lang: Lang; name: string; title: string }) {
  const { t } = lang;
  return (
    <Form lang={lang} does="step">
      <input type="hidden" name="step" value={name} />
      <Button small aria-label={t("connection.setup.checkOne.of", { step: title })}>
        {t("connection.setup.checkOne")}
      </Button>
    </Form>
  );
}
