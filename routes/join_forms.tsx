import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import type { Viewer } from "@/lib/auth/viewer.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Faults } from "@/routes/faults.ts";
import type { Refused } from "@/routes/forms.ts";
import { PersonFields } from "@/routes/person_fields.tsx";

/** For somebody who is signed in: one press. */
export function JoinAs({ lang, viewer, faults }: { lang: Lang; viewer: Viewer; faults?: Faults }) {
  const { name, email } = viewer.user;
  return (
    <Form lang={lang} faults={faults}>
      <p>{lang.t("auth.invite.as", { name, email })}</p>
      <Button kind="main">{lang.t("auth.invite.submit")}</Button>
    </Form>
  );
}

/** For somebody who has no account, or is not signed in to it. */
export function JoinNew({ lang, email, refused }: { lang: Lang; email?: string; refused?: Refused }) {
  const { t } = lang;
  return (
    <>
      <Form lang={lang} faults={refused?.faults}>
        <PersonFields lang={lang} refused={refused} email={email} />
        <Button kind="main">{t("auth.invite.submit")}</Button>
      </Form>
      <p class="quiet">{t("auth.invite.account")}</p>
    </>
  );
}

/** Signed in, but the invitation is for another e-mail. */
export function OtherPerson({ lang: { t }, email }: { lang: Lang; email: string }) {
  return (
    <form method="post" action="/logout" class="form">
      <p>{t("auth.invite.other", { email })}</p>
      <Button>{t("auth.invite.signOut")}</Button>
    </form>
  );
}
