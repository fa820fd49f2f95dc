import type { ReactNode } from 'react';
import { clsx } from 'clsx';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What belongs here, and how it gets here. */
  children?: ReactNode;
  actions?: ReactNode;
  level?: 1 | 2 | 3;
  className?: string;
}

/** What is shown where nothing is yet: why it is empty, and the one thing to do. */
export function EmptyState({ icon, title, children, actions, level = 2, className }: EmptyStateProps) {
  const Heading = (['h1', 'h2', 'h3'] as const)[level - 1]!;
  return (
    <div className={clsx('flex flex-col items-center px-6 py-14 text-center', className)}>
      {icon && (
        <div className="mb-4 flex size-12 items-center justify-center rounded-card border border-border bg-surface text-text-muted shadow-xs [&_svg]:size-5.5">
          {icon}
        </div>
      )}
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children && <div className="mt-1 max-w-md text-balance text-text-muted">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
