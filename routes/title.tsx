import { Head } from "fresh/runtime";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** What the page is about. */
  of: string;
  /** For search engines, on the pages that they may read; the others ask to be left out. */
  description?: string;
}

/** The document's title, and what search engines may know. */
export function Title({ lang, of, description }: Props) {
  return (
    <Head>
      <title>{`${of} · ${lang.t("page.product")}`}</title>
      {description
        ? <meta name="description" content={description} />
        : <meta name="robots" content="noindex" />}
    </Head>
  );
}
