import { KeyRound } from "@/components/icons.ts";
import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { CopyField } from "@/components/CopyField.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Form } from "@/components/Form.tsx";
import { Moment } from "@/components/Moment.tsx";
import { TextField } from "@/components/TextField.tsx";
import Copy from "@/islands/Copy.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Refused } from "@/routes/forms.ts";

export interface MadeToken {
  readonly token: string;
  readonly name: string;
}

interface Token {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** Makes a key, and shows it once. */
export function NewTokenCard({ lang, made, refused }: { lang: Lang; made?: MadeToken; refused?: Refused }) {
  const { t } = lang;
  const failed = refused?.action === "create" ? refused : undefined;
  return (
    <Card title={t("settings.tokens.create")}>
      {made && (
        <div class="made" role="status">
          <CopyField
            id="new-token"
            label={t("settings.tokens.made", { name: made.name })}
            value={made.token}
            help={t("settings.tokens.once")}
          >
            <Copy of="new-token" label={t("page.copy")} doneLabel={t("page.copied")} />
          </CopyField>
        </div>
      )}
      <Form lang={lang} does="create" faults={failed?.faults}>
        <TextField
          name="name"
          label={t("settings.tokens.name")}
          help={t("settings.tokens.name.help")}
          value={failed?.form.text("name")}
          error={failed?.faults.fields.name}
          autocomplete="off"
        />
        <Button kind={made ? "plain" : "main"}>{t("settings.tokens.create")}</Button>
      </Form>
    </Card>
  );
}

/** The keys that work now, without their secrets. */
export function TokenList({ lang, tokens }: { lang: Lang; tokens: readonly Token[] }) {
  const { t } = lang;
  if (tokens.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={t("settings.tokens.empty")} help={t("settings.tokens.empty.help")} />
    );
  }
  return (
    <Card title={t("settings.tokens.all")}>
      <ul class="list">
        {tokens.map((token) => (
          <li key={token.id} class="list-row">
            <span class="list-main">
              <b dir="auto">{token.name}</b>
              <span class="quiet">{token.owner}</span>
              <span class="quiet">
                {t("settings.tokens.created")} <When lang={lang} at={token.createdAt} />.{" "}
                {t("settings.tokens.lastUsed")} <When lang={lang} at={token.lastUsedAt} />
              </span>
            </span>
            <Revoke lang={lang} token={token} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function When({ lang, at }: { lang: Lang; at: number | null }) {
  if (at === null) return <>{lang.t("settings.tokens.neverUsed")}</>;
  return <Moment lang={lang} at={new Date(at).toISOString()} as="relative" />;
}

function Revoke({ lang: { t }, token }: { lang: Lang; token: Token }) {
  return (
    <form method="post">
      <input type="hidden" name="_action" value="revoke" />
      <Button
        small
        name="id"
        value={token.id}
        aria-label={t("settings.tokens.revoke.name", { name: token.name })}
      >
        {t("settings.tokens.revoke")}
      </Button>
    </form>
  );
}
