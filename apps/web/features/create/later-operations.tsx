'use client';

import { catalog, parseDraft, quote, type PriceBook } from '@maquette/domain/operations';
import { ChevronRightIcon, countOf, LockIcon } from '@maquette/ui';

/** Everything of the price book that cannot be started here: what it would cost, and why it cannot. */
export function LaterOperations({ priceBook }: { priceBook: PriceBook }) {
  const later = catalog.filter(({ unavailable }) => unavailable !== null);
  const reasons = [...new Set(later.map(({ unavailable }) => unavailable!.reason))];
  return (
    <details className="group rounded-card border border-border bg-surface">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-card px-3.5 py-2 font-medium">
        <ChevronRightIcon className="size-4 text-text-muted transition-transform group-open:rotate-90" />
        {later.length} more kinds of work
        <span className="ml-auto text-sm font-normal text-text-muted">not available here yet</span>
      </summary>
      <div className="border-t border-border px-3.5 pt-3 pb-3.5">
        {reasons.map((reason) => {
          const those = later.filter(({ unavailable }) => unavailable!.reason === reason);
          return (
            <section key={reason} className="not-first:mt-5">
              <h3 className="flex items-center gap-2 font-medium">
                <LockIcon className="size-4 text-text-muted" />
                {reason}
              </h3>
              <p className="mt-0.5 text-sm text-text-muted">{those[0]!.unavailable!.whatToDo}</p>
              <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
                {those.map((operation) => (
                  <li
                    key={operation.id}
                    className="flex items-baseline justify-between gap-3 border-b border-border py-1.5"
                  >
                    <span className="min-w-0">
                      <span className="block truncate">{operation.name}</span>
                      <span className="block truncate text-sm text-text-muted">{operation.summary}</span>
                    </span>
                    <span className="shrink-0 text-sm text-text-muted">
                      {priceOf(operation.id, priceBook)}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </details>
  );
}

/** With the operation's own defaults. */
function priceOf(operationId: string, priceBook: PriceBook): string {
  const operation = catalog.find(({ id }) => id === operationId)!;
  const draft = parseDraft(operation, {});
  if (!draft.ok) return '';
  const { totalCredits } = quote(operation, draft.value, { priceBook });
  return totalCredits === 0 ? 'free' : countOf(totalCredits, 'credit');
}
