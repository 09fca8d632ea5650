import type { ComponentChildren, FormHTMLAttributes } from "preact";
import { FormSummary } from "@/components/FormSummary.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props extends Omit<FormHTMLAttributes<HTMLFormElement>, "lang"> {
  lang: Lang;
  /** Tells the forms of one page apart. */
  does?: string;
  /** What was wrong with it: as a whole, or by the id of a field. */
  faults?: { readonly whole?: string; readonly fields: Readonly<Record<string, string>> };
  children: ComponentChildren;
}

/** A form that is posted, and shown again with what is wrong above it. */
export function Form({ lang, does, faults, children, ...rest }: Props) {
  const errors = Object.entries(faults?.fields ?? {}).map(([id, message]) => ({ id, message }));
  return (
    // The browser would speak of mistakes in its own language and way.
    <form noValidate {...rest} method="post" class="form">
      {does && <input type="hidden" name="_action" value={does} />}
      {faults?.whole && <p class="form-summary" role="alert" tabIndex={-1} autoFocus>{faults.whole}</p>}
      <FormSummary title={lang.t("page.form.summary", { count: errors.length })} errors={errors} />
      {children}
    </form>
  );
}
