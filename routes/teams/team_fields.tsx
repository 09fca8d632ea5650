import { CheckList } from "@/components/CheckList.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Member } from "@/lib/auth/members.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Team, TeamInput } from "@/lib/team/teams.ts";
import type { Form, Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  members: readonly Member[];
  /** Absent: a new one. */
  team?: Team;
  /** This very form, as it was sent and refused. */
  refused?: Refused;
}

/** A team's name, and who is in it. */
export function TeamFields({ lang: { t }, members, team, refused }: Props) {
  const chosen = refused?.form.texts("memberIds") ?? team?.memberIds ?? [];
  return (
    <>
      <TextField
        name="name"
        label={t("teams.name")}
        value={refused?.form.text("name") ?? team?.name ?? ""}
        error={refused?.faults.fields.name}
        autocomplete="off"
      />
      <CheckList
        name="memberIds"
        legend={t("teams.members")}
        choices={members.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosen}
      />
    </>
  );
}

/** The same as it was sent. */
export function teamInput(form: Form): TeamInput {
  return { name: form.text("name"), memberIds: form.texts("memberIds") };
}
