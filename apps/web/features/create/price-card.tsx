'use client';

import { Alert, countOf, formatCount, Skeleton, Spinner } from '@maquette/ui';
import type { Price } from './use-price.ts';

interface PriceCardProps {
  price: Price;
  workspaceName: string;
}

/** What it costs, line by line, and what is left afterwards. */
export function PriceCard({ price, workspaceName }: PriceCardProps) {
  const { quote, answer, isCurrent, problem } = price;
  const balance = answer?.balance;
  const after = quote && balance ? balance.available - quote.totalCredits : null;
  // not everyone who starts jobs sees what is in the wallet
  const isHidden = balance === null;
  return (
    <section aria-labelledby="price-heading">
      <div className="flex items-center justify-between">
        <h2 id="price-heading" className="text-lg font-semibold">
          Price
        </h2>
        {!isCurrent && !problem && <Spinner className="text-text-muted" />}
      </div>
      {quote ? (
        <dl className="mt-2">
          {quote.lines.map((line) => (
            <div key={line.code} className="flex justify-between gap-4 py-1 text-text-muted">
              <dt className="min-w-0">{line.label}</dt>
              <dd>{signed(line.credits)}</dd>
            </div>
          ))}
          <div className="mt-1 flex items-baseline justify-between gap-4 border-t border-border pt-2 text-lg font-semibold">
            <dt>Total</dt>
            <dd>{countOf(quote.totalCredits, 'credit')}</dd>
          </div>
        </dl>
      ) : (
        <p className="mt-2 text-text-muted">The price shows when the settings fit together.</p>
      )}
      {quote && quote.resultCount > 1 && (
        <p className="text-sm text-text-muted">
          Should fewer than {quote.resultCount} come out, {countOf(quote.resultCredits, 'credit')} each.
        </p>
      )}
      <dl className="mt-3 rounded-control bg-surface-sunken px-3 py-2 dark:bg-background">
        <div className="flex justify-between gap-4 py-0.5">
          <dt className="text-text-muted">Paid by</dt>
          <dd className="min-w-0 truncate">Wallet of {workspaceName}</dd>
        </div>
        {!isHidden && (
          <>
            <div className="flex justify-between gap-4 py-0.5">
              <dt className="text-text-muted">Available</dt>
              <dd>{balance ? formatCount(balance.available) : <Figure />}</dd>
            </div>
            <div className="flex justify-between gap-4 py-0.5">
              <dt className="text-text-muted">After the start</dt>
              <dd className={after !== null && after < 0 ? 'font-medium text-danger' : 'font-medium'}>
                {after === null ? <Figure /> : signed(after)}
              </dd>
            </div>
          </>
        )}
      </dl>
      {answer?.allowance && (
        <p className="mt-2 text-sm">
          You have {formatCount(answer.allowance.leftCredits)} of{' '}
          {countOf(answer.allowance.credits, 'credit')} left here this month.
        </p>
      )}
      <p className="mt-2 text-sm text-text-muted">
        This is the most that can be charged. If it fails, every credit comes back.
      </p>
      {answer?.warnings.map(({ message }) => (
        <Alert key={message} tone="warning" className="mt-3">
          {message} It may start; owners and those who pay the bills are told.
        </Alert>
      ))}
      {problem && (
        <Alert tone="warning" className="mt-3">
          {problem}
        </Alert>
      )}
    </section>
  );
}

const Figure = () => <Skeleton className="mt-0.5 h-4 w-12" />;

/** With a real minus, which is as wide as a figure. */
const signed = (credits: number): string =>
  credits < 0 ? `−${formatCount(-credits)}` : formatCount(credits);
