import type { ReactNode } from 'react';
import { clsx } from 'clsx';

export interface Fact {
  name: string;
  value: ReactNode;
}

/** Names and values, one pair a line. What is null is left out. */
export function FactList({ facts, className }: { facts: (Fact | null)[]; className?: string }) {
  return (
    <dl className={clsx('grid grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5', className)}>
      {facts
        .filter((fact) => fact !== null)
        .map((fact) => (
          <div key={fact.name} className="contents">
            <dt className="text-text-muted">{fact.name}</dt>
            <dd className="min-w-0 break-words">{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}
