import type { ComponentProps, ReactNode } from 'react';
import { clsx } from 'clsx';

/** A sheet on the background. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={clsx('rounded-card border border-border bg-surface', className)} {...rest} />;
}

export interface CardSectionProps {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** The level of the heading. */
  level?: 2 | 3;
  className?: string;
  children?: ReactNode;
}

/** A titled card: one subject of a page. */
export function CardSection({
  title,
  description,
  actions,
  level = 2,
  className,
  children,
}: CardSectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={clsx('rounded-card border border-border bg-surface', className)}>
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3 sm:px-5">
        <div className="min-w-0 flex-1 basis-56">
          <Heading className="text-lg font-semibold">{title}</Heading>
          {description && <p className="mt-0.5 text-text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className="px-4 pb-4 sm:px-5 sm:pb-5">{children}</div>
    </section>
  );
}
