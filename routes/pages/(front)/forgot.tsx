import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Page } from "@/components/Page.tsx";
import { Steps } from "@/components/Steps.tsx";
import { define } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export default define.page(({ state: { lang } }) => {
  const { t } = lang;
  const steps = (["ask", "make", "open"] as const).map((key) => ({
    key,
    title: t(`auth.forgot.${key}`),
    done: false,
  }));
  return (
    <Page title={t("auth.forgot.title")} lead={t("auth.forgot.lead")} narrow>
      <Title lang={lang} of={t("auth.forgot.title")} />
      <Steps steps={steps} doneLabel="" leftLabel="" />
      <p class="quiet">{t("auth.forgot.alone")}</p>
      <p>
        <ButtonLink href="/login">{t("auth.forgot.back")}</ButtonLink>
      </p>
    </Page>
  );
});
