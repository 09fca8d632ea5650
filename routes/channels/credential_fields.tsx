import { TextField } from "@/components/TextField.tsx";
import type { Capability } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  row: Capability;
  refused?: Refused;
}

/**
 * One field for each key that the platform asks for. A key is pasted, and people have to see that all of it
 * came; what was refused stays to be corrected.
 */
export function CredentialFields({ lang: { t }, row, refused }: Props) {
  return (
    <>
      {row.credentials.map(({ name }) => (
        <TextField
          key={name}
          name={name}
          label={t.code("connect.field", name)}
          value={refused?.form.text(name)}
          error={refused?.faults.fields[name]}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          required
        />
      ))}
    </>
  );
}
