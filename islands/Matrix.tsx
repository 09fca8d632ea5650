import { useEffect } from "preact/hooks";
import { applyFilter } from "@/islands/_matrix/apply.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";
import { translate } from "@/lib/i18n/translate.ts";

interface Props {
  locale: Locale;
  /** How much is shown. */
  messages: Messages;
}

/**
 * Filters the channel matrix while one types: the server has rendered all of it, so there is nothing to
 * fetch. Also opens the answer that the address names. Shows nothing itself.
 */
export default function Matrix({ locale, messages }: Props) {
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>("#matrix-form");
    if (!form) return;
    const t = translate(locale, messages);
    const filter = () => applyFilter(form, (count) => t("matrix.filter.shown", { count }));
    const submit = (event: Event) => {
      event.preventDefault();
      filter();
    };
    // What was ticked before the scripts were there has told nobody.
    if (isTouched(form)) filter();
    form.dataset.live = "";
    form.addEventListener("input", filter);
    form.addEventListener("submit", submit);
    addEventListener("hashchange", openNamed);
    openNamed();
    return () => {
      form.removeEventListener("input", filter);
      form.removeEventListener("submit", submit);
      removeEventListener("hashchange", openNamed);
    };
  }, []);
  return null;
}

function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) =>
    field instanceof HTMLInputElement
      ? field.checked !== field.defaultChecked || field.value !== field.defaultValue
      : field instanceof HTMLSelectElement && !field.selectedOptions[0]?.defaultSelected
  );
}

/** A link to an answer shows what is behind it. */
function openNamed(): void {
  const id = location.hash.slice(1);
  const about = id && document.getElementById(`${id}-about`);
  if (!about || about.checkVisibility() || about.closest("[hidden]")) return;
  about.showPopover();
}
