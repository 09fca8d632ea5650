import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** The form's `_action`. */
  does: string;
  /** What will be gone, and what stays. */
  help: string;
  /** Names what is to be typed. */
  label: string;
  /** What the button does. */
  action: string;
  typed?: string;
  faults?: { readonly whole?: string; readonly fields: Readonly<Record<string, string>> };
}

/** Something that cannot be undone: it is named, and typed out first. */
export function ConfirmForm({ lang, does, help, label, action, typed, faults }: Props) {
  return (
    <Form lang={lang} does={does} faults={faults}>
      <p class="quiet">{help}</p>
      <TextField
        name="confirm"
        label={label}
        value={typed}
        error={faults?.fields.confirm}
        autocomplete="off"
      />
      <Button kind="danger">{action}</Button>
    </Form>
  );
}
