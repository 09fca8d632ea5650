import { type Blank, type Template, templateText } from "@/lib/channels/template.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** Stands where something is yet to be filled in. */
export const GAP = "[…]";

/** `order_ready` as people read it. */
export function templateName({ name }: Template): string {
  return name.replaceAll("_", " ");
}

/** What is to be filled in, by where it stands. */
export function blankLabel({ t }: Lang, { part, name }: Blank): string {
  return t(`composer.template.blank.${part}`, { name });
}

/** The templates that speak of something, whatever the case. */
export function templatesWith<T extends Template>(items: readonly T[], q: string): T[] {
  const wanted = q.trim().toLowerCase();
  return items.filter((one) =>
    `${templateName(one)} ${templateText(one, {})}`.toLowerCase().includes(wanted)
  );
}
