import type { ComponentProps, ReactNode } from 'react';
import { clsx } from 'clsx';

/** Rows and columns. Scrolls sideways by itself where the screen is narrow, by keyboard too. */
export function Table({
  caption,
  className,
  children,
}: {
  caption: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={caption} tabIndex={0} className={clsx('relative overflow-x-auto', className)}>
      <table className="w-full border-collapse text-left text-base">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** The headings; `sticky` keeps them in sight where the table scrolls in a box of its own, on a `surface`. */
export const TableHead = ({ sticky, children }: { sticky?: boolean; children: ReactNode }) => (
  <thead
    className={clsx(
      'text-sm text-text-muted',
      sticky ? 'sticky top-0 z-1 bg-surface shadow-[0_1px_0_var(--color-border)]' : 'border-b border-border',
    )}
  >
    <tr>{children}</tr>
  </thead>
);

/** A heading of a column; `figures` lines it up with numbers. */
export const TableHeading = ({
  figures,
  className,
  ...rest
}: ComponentProps<'th'> & { figures?: boolean }) => (
  <th
    scope="col"
    className={clsx(
      'px-3 py-2 font-medium whitespace-nowrap first:pl-0 last:pr-0',
      figures && 'text-right',
      className,
    )}
    {...rest}
  />
);

export const TableRow = ({ className, ...rest }: ComponentProps<'tr'>) => (
  <tr className={clsx('border-b border-border last:border-0', className)} {...rest} />
);

export const TableCell = ({ figures, className, ...rest }: ComponentProps<'td'> & { figures?: boolean }) => (
  <td
    className={clsx(
      'px-3 py-2.5 align-top first:pl-0 last:pr-0',
      figures && 'text-right whitespace-nowrap',
      className,
    )}
    {...rest}
  />
);
