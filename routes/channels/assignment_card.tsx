import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { CheckList } from "@/components/CheckList.tsx";
import { Form } from "@/components/Form.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { AssignmentRule } from "@/db/schema/workspace.ts";
import type { Member } from "@/lib/auth/members.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Team } from "@/lib/team/teams.ts";
import type { Form as Sent, Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  rule?: AssignmentRule;
  members: readonly Member[];
  teams: readonly Team[];
  refused?: Refused;
}

/** Who gets the new tickets of a connection. */
export function AssignmentCard({ lang, rule, members, teams, refused: last }: Props) {
  const { t } = lang;
  const refused = last?.action === "assignment" ? last : undefined;
  const who = rule?.teamId ?? (rule?.memberIds ? "chosen" : "");
  return (
    <Card title={t("teams.assignment")}>
      <Form lang={lang} does="assignment" faults={refused?.faults}>
        <SelectField
          name="mode"
          label={t("teams.assignment.mode")}
          value={refused?.form.text("mode") ?? rule?.mode ?? "off"}
          choices={(["off", "round_robin"] as const).map((value) => ({
            value,
            label: t(`teams.assignment.${value}`),
          }))}
        />
        <SelectField
          name="who"
          label={t("teams.assignment.who")}
          value={refused?.form.text("who") ?? who}
          choices={[
            { value: "", label: t("teams.assignment.everybody") },
            ...teams.map(({ id, name }) => ({ value: id, label: t("teams.assignment.team", { name }) })),
            { value: "chosen", label: t("teams.assignment.chosen") },
          ]}
        />
        <CheckList
          name="memberIds"
          legend={t("teams.assignment.members")}
          choices={members.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={refused?.form.texts("memberIds") ?? rule?.memberIds ?? []}
          error={refused?.faults.fields.memberIds}
        />
        <TextField
          name="most"
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
          label={t("teams.assignment.most")}
          help={t("teams.assignment.most.help")}
          value={refused?.form.text("most") ?? String(rule?.most ?? "")}
          error={refused?.faults.fields.most}
        />
        <Button kind="main">{t("page.save")}</Button>
      </Form>
    </Card>
  );
}

/** The same as it was sent. */
export function assignmentRule(form: Sent): AssignmentRule {
  if (form.text("mode") !== "round_robin") return { mode: "off" };
  const who = form.text("who");
  const most = form.text("most").trim();
  return {
    mode: "round_robin",
    ...who === "chosen" ? { memberIds: form.texts("memberIds") } : who ? { teamId: who } : {},
    ...most && { most: Number(most) },
  };
}
