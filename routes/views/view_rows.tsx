import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { ArrowDown, ArrowUp, Trash2 } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { SavedView } from "@/lib/inbox/view.ts";
import type { Refused } from "@/routes/forms.ts";
import { type Names, viewWords } from "@/routes/views/view_words.ts";

interface Props {
  lang: Lang;
  title: string;
  views: readonly SavedView[];
  names: Names;
  /** The viewer may change them. */
  mine: boolean;
  refused?: Refused;
}

/** Saved lists in their order, each with what changes it. */
export function ViewRows({ lang, title, views, names, mine, refused }: Props) {
  if (views.length === 0) return null;
  const again = refused?.action === "rename" ? refused : undefined;
  return (
    <Card title={title}>
      <ul class="list">
        {views.map((view, index) => (
          <li key={view.id} class="list-row saved-view">
            <span class="list-main">
              <b dir="auto">{view.name}</b>
              <span class="quiet">{viewWords(lang, view.filters, names)}</span>
            </span>
            <ButtonLink small href={`/inbox?${new URLSearchParams(view.filters)}`}>
              {lang.t("teams.views.open")}
            </ButtonLink>
            {mine && (
              <Ways
                lang={lang}
                view={view}
                first={index === 0}
                last={index === views.length - 1}
                refused={again?.form.text("id") === view.id ? again : undefined}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface WayProps {
  lang: Lang;
  view: SavedView;
  first: boolean;
  last: boolean;
  /** A new name that could not be taken. */
  refused?: Refused;
}

function Ways({ lang: { t }, view: { id, name }, first, last, refused }: WayProps) {
  const error = refused && (refused.faults.fields.name ?? refused.faults.whole);
  return (
    <>
      <form method="post" class="saved-view-ways">
        <input type="hidden" name="id" value={id} />
        {!(first && last) && (
          <>
            <IconButton
              type="submit"
              name="_action"
              value="up"
              icon={ArrowUp}
              label={t("teams.views.up", { name })}
              disabled={first}
            />
            <IconButton
              type="submit"
              name="_action"
              value="down"
              icon={ArrowDown}
              label={t("teams.views.down", { name })}
              disabled={last}
            />
          </>
        )}
        <IconButton
          type="submit"
          name="_action"
          value="remove"
          icon={Trash2}
          label={t("teams.views.remove", { name })}
        />
      </form>
      <details class="saved-view-name" open={error !== undefined}>
        <summary>{t("teams.views.rename")}</summary>
        <form method="post" class="menu-row">
          <input type="hidden" name="_action" value="rename" />
          <input type="hidden" name="id" value={id} />
          <input
            class="input"
            name="name"
            value={refused?.form.text("name") ?? name}
            aria-label={t("teams.views.name")}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            required
            maxLength={100}
          />
          <Button small>{t("page.save")}</Button>
          {error && <p class="field-error" id={`${id}-error`} role="alert">{error}</p>}
        </form>
      </details>
    </>
  );
}
