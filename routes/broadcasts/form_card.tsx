import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Field } from "@/components/Field.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import type { Sender } from "@/routes/broadcasts/senders.ts";

interface Props {
  lang: Lang;
  /** Absent for a draft, which has its own. */
  senders?: readonly Sender[];
  connectionId?: string;
  text?: string;
  /** Ids of the files that came before, and how they are called. */
  files?: readonly Pick<AttachmentView, "id" | "name">[];
  /** What is added at the end. */
  sentence: string;
  problem?: string;
  action: string;
}

/** Writing a broadcast. It is posted as a form, files and all. */
export function BroadcastForm(props: Props) {
  const { lang: { t }, senders, text, files = [], sentence, problem, action } = props;
  return (
    <Card>
      <form method="post" enctype="multipart/form-data" class="form" noValidate>
        {senders && <From {...props} senders={senders} />}
        <Field
          id="text"
          label={t("broadcast.text")}
          help={t("broadcast.text.help", { sentence })}
          error={problem}
        >
          {(control) => (
            <textarea {...control} name="text" class="input broadcast-text" rows={7} dir="auto">
              {text}
            </textarea>
          )}
        </Field>
        {files.length > 0 && (
          <fieldset class="form">
            <legend>{t("broadcast.files.kept")}</legend>
            {files.map(({ id, name }) => (
              <label key={id} class="broadcast-kept">
                <input type="checkbox" name="attachment" value={id} checked /> {name}
              </label>
            ))}
          </fieldset>
        )}
        <Field id="file" label={t("broadcast.files")} help={t("broadcast.files.help")}>
          {(control) => <input {...control} type="file" name="file" multiple class="input broadcast-file" />}
        </Field>
        <Button kind="main" name="_action" value="save">{action}</Button>
      </form>
    </Card>
  );
}

/** Who sends it, and to how many. */
function From({ lang: { t }, senders, connectionId }: Props & { senders: readonly Sender[] }) {
  const [only, ...others] = senders;
  if (!only) return null;
  if (others.length === 0) {
    return (
      <>
        <input type="hidden" name="connectionId" value={only.id} />
        <p>{audienceWords(t, only.audience)}</p>
      </>
    );
  }
  return (
    <SelectField
      name="connectionId"
      label={t("broadcast.connection")}
      value={connectionId ?? only.id}
      choices={senders.map(({ id, name, audience }) => ({
        value: id,
        label: `${name} · ${t("broadcast.people", { count: audience })}`,
      }))}
    />
  );
}

/** How many people a broadcast would reach, in a sentence. */
export function audienceWords(t: Lang["t"], audience: number): string {
  return audience === 0 ? t("broadcast.audience.nobody") : t("broadcast.audience", { count: audience });
}
