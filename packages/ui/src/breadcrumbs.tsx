import type { ElementType, ReactNode } from 'react';
import { ChevronRightIcon } from './icons.ts';

export interface Crumb {
  label: ReactNode;
  /** The last one has none. */
  href?: string;
}

/** Where this page lies. `linkAs` is the router's link. */
export function Breadcrumbs({ crumbs, linkAs: LinkAs = 'a' }: { crumbs: Crumb[]; linkAs?: ElementType }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-base">
        {crumbs.map((crumb, index) => (
          <li
            key={crumb.href ?? 'here'}
            className="flex min-w-0 items-center gap-1 last:shrink not-last:shrink-[2]"
          >
            {index > 0 && (
              <ChevronRightIcon className="size-3.5 shrink-0 text-text-muted" aria-hidden="true" />
            )}
            {crumb.href ? (
              <LinkAs
                href={crumb.href}
                className="truncate rounded px-1 py-0.5 text-text-muted hover:text-text"
              >
                {crumb.label}
              </LinkAs>
            ) : (
              <span aria-current="page" className="truncate px-1 font-medium">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
