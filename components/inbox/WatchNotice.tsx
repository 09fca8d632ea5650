import { Avatar } from "@/components/Avatar.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Present } from "@/lib/team/presence.ts";

interface Props {
  lang: Lang;
  /** Colleagues who have the ticket open; never the viewer. */
  members: readonly Present[];
}

/** Who else is here: yellow when they look, red when they write. */
export function WatchNotice({ lang, members }: Props) {
  const typing = members.filter((one) => one.typing);
  const shown = typing.length > 0 ? typing : members;
  return (
    <p class="watch" data-typing={typing.length > 0 ? "" : undefined} role="status">
      {shown.length > 0 && (
        <>
          {shown.slice(0, 3).map(({ id, name }) => <Avatar key={id} name={name} size={24} />)}
          <span>{watchWords(lang, members)}</span>
        </>
      )}
    </p>
  );
}

/** The same in words: those who write go before those who look. */
export function watchWords({ t, locale }: Lang, members: readonly Present[]): string {
  const typing = members.filter((one) => one.typing);
  const shown = typing.length > 0 ? typing : members;
  const names = new Intl.ListFormat(locale).format(shown.map(({ name }) => name));
  return t(typing.length > 0 ? "team.watch.types" : "team.watch.views", { count: shown.length, names });
}
