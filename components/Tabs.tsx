export interface TabItem {
  href: string;
  label: string;
  current?: boolean;
  count?: string;
}

/** Tabs that are pages: each is a link. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? "page" : undefined}>
              {item.label}
              {item.count && <span class="tabs-count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
