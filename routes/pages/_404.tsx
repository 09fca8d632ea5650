import { Compass } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { framed } from "@/routes/frame.tsx";
import { define } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export default define.page(async function NotFound(props) {
  const { lang, viewer } = props.state;
  const { t } = lang;
  return await framed(
    props,
    <div class="trouble">
      <Title lang={lang} of={t("page.notFound.title")} />
      <EmptyState
        heading
        icon={Compass}
        title={t("page.notFound.title")}
        help={t(viewer ? "page.notFound.help" : "page.notFound.visitor")}
      >
        <ButtonLink kind="main" href="/">
          {t(viewer ? "page.empty.back" : "page.notFound.home")}
        </ButtonLink>
      </EmptyState>
    </div>,
  );
});
