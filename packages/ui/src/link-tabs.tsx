import type { ElementType, ReactNode } from 'react';

export interface LinkTab {
  href: string;
  label: ReactNode;
  isHere: boolean;
}

/** Pages that belong together, one in sight. Links, so each has its address; scrolls sideways where it is narrow. */
export function LinkTabs({
  tabs,
  linkAs: Link = 'a',
  ...rest
}: {
  tabs: LinkTab[];
  /** The router's link. */
  linkAs?: ElementType;
  'aria-label': string;
}) {
  return (
    <nav aria-label={rest['aria-label']} className="mb-6 overflow-x-auto border-b border-border">
      <ul className="flex min-w-max gap-1">
        {tabs.map(({ href, label, isHere }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere ? 'page' : undefined}
              className="relative flex h-9 items-center rounded-t-control px-2.5 font-medium text-text-muted transition-colors after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full hover:text-text focus-visible:-outline-offset-2 aria-[current]:text-text aria-[current]:after:bg-accent pointer-coarse:h-11"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
