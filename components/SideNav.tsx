import { ChevronDown } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { Popover } from "@/components/Popover.tsx";

export interface SideNavGroup {
  label: string;
  items: readonly { href: string; label: string; current?: boolean }[];
}

/** The pages of one place, in groups: a column beside the page, or a button above it where there is no room. */
export function SideNav({ label, groups }: { label: string; groups: readonly SideNavGroup[] }) {
  const here = groups.flatMap(({ items }) => items).find(({ current }) => current);
  return (
    <div class="side-nav">
      <nav class="side-nav-column" aria-label={label}>
        <Groups of={groups} />
      </nav>
      <nav class="side-nav-button" aria-label={label}>
        <Popover
          id="side-nav"
          label={label}
          trigger={
            <>
              <span>{here?.label ?? label}</span>
              <Icon of={ChevronDown} size={18} />
            </>
          }
        >
          <Groups of={groups} />
        </Popover>
      </nav>
    </div>
  );
}

function Groups({ of: groups }: { of: readonly SideNavGroup[] }) {
  return (
    <ul class="side-nav-groups">
      {groups.map(({ label, items }) => (
        <li key={label}>
          <p class="side-nav-label">{label}</p>
          <ul>
            {items.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? "page" : undefined}>{item.label}</a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
