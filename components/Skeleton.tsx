interface Props {
  /** Shape of what will be here. */
  of: "rows" | "thread" | "card";
  /** For screen readers. */
  label: string;
}

const COUNTS = { rows: 8, thread: 5, card: 6 } as const;

/** The true shape of what loads; appears only after 200 ms. */
export function Skeleton({ of, label }: Props) {
  return (
    <div class="skeleton" data-of={of} role="status" aria-label={label}>
      {Array.from({ length: COUNTS[of] }, (_, i) => (
        <div key={i} class="skeleton-part">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
