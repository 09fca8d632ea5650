import type { ComponentChildren } from "preact";

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Props {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What one sees in it, in a sentence. */
  about: string;
  /** For a phone, and for wider places: each is drawn in its own pixels, so that words keep their size. */
  narrow: Size;
  wide: Size;
  draw: (size: Size) => ComponentChildren;
  /** Below the picture: what its colours mean. */
  children?: ComponentChildren;
}

/** A picture that the server draws. A table with the same numbers belongs beside it. */
export function ChartFrame({ id, title, about, narrow, wide, draw, children }: Props) {
  const sizes = [["narrow", narrow], ["wide", wide]] as const;
  return (
    <figure class="chart" data-turn={wide.width > 700 ? "late" : undefined}>
      {sizes.map(([name, size]) => (
        <svg
          key={name}
          class={`chart-${name}`}
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-labelledby={`${id}-${name}-title`}
          aria-describedby={`${id}-${name}-about`}
        >
          <title id={`${id}-${name}-title`}>{title}</title>
          <desc id={`${id}-${name}-about`}>{about}</desc>
          {draw(size)}
        </svg>
      ))}
      {children && <figcaption class="chart-legend">{children}</figcaption>}
    </figure>
  );
}
