import type { ComponentChildren } from "preact";

interface Props {
  children: ComponentChildren;
  tone?: "plain" | "warn" | "late" | "ok" | "note" | "accent";
  title?: string;
}

/** A small label. */
export function Tag({ children, tone = "plain", title }: Props) {
  return <span class="tag" data-tone={tone} title={title}>{children}</span>;
}
