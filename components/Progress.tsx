interface Props {
  label: string;
  /** 0…1; absent while it is unknown. */
  value?: number;
  /** Count and rate, in words. */
  detail?: string;
}

/** How far a long work is. */
export function Progress({ label, value, detail }: Props) {
  return (
    <div class="progress">
      <progress aria-label={label} value={value} max={1} />
      {detail && <span class="progress-detail">{detail}</span>}
    </div>
  );
}
