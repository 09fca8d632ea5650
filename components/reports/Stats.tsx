export interface Stat {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** What else there is to say of it, each on a line. */
  readonly more?: readonly string[];
  /** The same of the period before. */
  readonly before?: string;
  /** The tickets behind it. */
  readonly href?: string;
}

/** The numbers of a report, large; each leads to its tickets. */
export function Stats({ label, stats }: { label: string; stats: readonly Stat[] }) {
  return (
    <ul class="stats" aria-label={label}>
      {stats.map((stat) => (
        <li key={stat.key}>
          {stat.href
            ? (
              <a class="stat" href={stat.href}>
                <Inside {...stat} />
              </a>
            )
            : (
              <div class="stat">
                <Inside {...stat} />
              </div>
            )}
        </li>
      ))}
    </ul>
  );
}

function Inside({ name, value, more, before }: Stat) {
  return (
    <>
      <span class="stat-name">{name}</span>
      <span class="stat-value">{value}</span>
      {more?.map((line) => <span key={line} class="stat-more">{line}</span>)}
      {before && <span class="stat-before">{before}</span>}
    </>
  );
}
