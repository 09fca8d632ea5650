import type { ComponentChildren } from "preact";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { type Choice, SelectField } from "@/components/SelectField.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  platforms: readonly { platform: Platform; name: string; chosen: boolean }[];
  groups: readonly Choice[];
  group?: string;
  q: string;
  differing: boolean;
  usedesk: boolean;
  /** Something is left out now. */
  filtered: boolean;
  /** How much is shown, in words. */
  shown: string;
  children?: ComponentChildren;
}

/** What to look at: a form that leads to an address, so it can be shared. */
export function MatrixForm(
  { lang, platforms, groups, group, q, differing, usedesk, filtered, shown, children }: Props,
) {
  const { t } = lang;
  return (
    <form id="matrix-form" class="matrix-form" method="get" action="/channels" role="search">
      <TextField
        name="q"
        type="search"
        label={t("matrix.filter.search")}
        value={q}
        maxLength={100}
        autocomplete="off"
      />
      <SelectField
        name="group"
        label={t("matrix.filter.group")}
        value={group ?? ""}
        choices={[{ value: "", label: t("matrix.filter.anyGroup") }, ...groups]}
      />
      <fieldset class="matrix-platforms" aria-describedby="matrix-platforms-help">
        <legend>{t("matrix.filter.platforms")}</legend>
        <div class="toggles">
          {platforms.map(({ platform, name, chosen }) => (
            <label key={platform} class="toggle">
              <input type="checkbox" name="platform" value={platform} checked={chosen} />
              <PlatformBadge platform={platform} size={16} />
              {name}
            </label>
          ))}
        </div>
        <p class="field-help" id="matrix-platforms-help">{t("matrix.filter.platforms.help")}</p>
      </fieldset>
      <div class="matrix-ways">
        <label class="toggle">
          <input type="checkbox" name="differing" value="1" checked={differing} />
          {t("matrix.filter.differing")}
        </label>
        <label class="toggle">
          <input type="checkbox" name="usedesk" value="1" checked={usedesk} />
          {t("matrix.filter.usedesk")}
        </label>
        {filtered && <ButtonLink kind="quiet" small href="/channels">{t("matrix.filter.reset")}</ButtonLink>}
        <span class="matrix-shown" role="status">{shown}</span>
        <Button>{t("matrix.filter.apply")}</Button>
      </div>
      {children}
    </form>
  );
}
