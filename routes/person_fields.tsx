import { TextField } from "@/components/TextField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  refused?: Refused;
  /** The one that an invitation was made for. */
  email?: string;
}

/** What somebody fills in to become a user. */
export function PersonFields({ lang: { t }, refused, email }: Props) {
  const fields = refused?.faults.fields ?? {};
  return (
    <>
      <TextField
        name="name"
        label={t("auth.name")}
        help={t("auth.name.help")}
        value={refused?.form.text("name")}
        error={fields.name}
        autocomplete="name"
      />
      <TextField
        name="email"
        type="email"
        label={t("auth.email")}
        value={refused?.form.text("email") ?? email}
        readOnly={email !== undefined}
        error={fields.email}
        autocomplete="username"
        required
      />
      <TextField
        name="password"
        type="password"
        label={t("auth.password")}
        help={t("auth.password.help")}
        error={fields.password}
        autocomplete="new-password"
        required
      />
    </>
  );
}
