import { platformLabel } from "@/components/platform.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ComposerView, TicketView } from "@/lib/inbox/view.ts";

/** Why one cannot write, and what to do instead. */
export function closedWords(
  { t, locale }: Lang,
  { platform, connectionName: connection }: TicketView,
  { code, params }: NonNullable<ComposerView["closed"]>,
): string {
  const exact = `${code}_${params?.reason}`;
  const said = t.knows("composer.closed", exact) ? exact : code;
  return t.code("composer.closed", said, {
    ...params,
    platform: platformLabel(platform, locale),
    connection,
  });
}
