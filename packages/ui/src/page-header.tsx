import type { ElementType, ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';

export interface PageHeaderProps {
  /** Above the title: where this page lies. */
  crumbs?: Crumb[];
  linkAs?: ElementType;
  title: ReactNode;
  /** Beside the title: a state. */
  badge?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}

/** What heads a page: its place, its one `h1`, and what can be done here. */
export function PageHeader({ crumbs, linkAs, title, badge, description, actions }: PageHeaderProps) {
  return (
    <header className="mb-5">
      {crumbs && (
        <div className="mb-1 -ml-1">
          <Breadcrumbs crumbs={crumbs} linkAs={linkAs} />
        </div>
      )}
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-[minmax(0,1fr)_auto] md:items-center md:gap-y-1">
        <div className="flex min-w-0 items-center gap-2.5">
          <h1 className="min-w-0 text-2xl font-semibold break-words">{title}</h1>
          {badge}
        </div>
        {description && (
          <div className="max-w-3xl text-text-muted max-md:-mt-2 md:col-span-2 md:row-start-2">
            {description}
          </div>
        )}
        {actions && (
          <div className="flex flex-wrap items-center gap-2 md:col-start-2 md:row-start-1">{actions}</div>
        )}
      </div>
    </header>
  );
}
