'use client';

import type { LedgerEntryView } from '@maquette/domain/credits';
import { ColorDot, formatChange, formatCount, TableCell, TableRow, Timestamp } from '@maquette/ui';
import { clsx } from 'clsx';
import Link from 'next/link';
import { lotColors, lotNames } from './lot-words.ts';
import { entryWords } from './posting-words.ts';

const linkClass = 'text-accent-strong hover:underline';
/** Told from the text around it by its line, not by a colour alone. */
const quietLinkClass = 'underline decoration-border-strong underline-offset-2 hover:text-text';

/** One line of the ledger: what happened, to which credits, by whom, and what was left. */
export function LedgerEntry({ workspaceId, entry }: { workspaceId: string; entry: LedgerEntryView }) {
  const { title, effect, availableChange, heldChange } = entryWords(entry);
  const { job, jobId, after } = entry;
  return (
    <TableRow>
      <TableCell figures className="hidden text-text-muted lg:table-cell">
        {entry.seq}
      </TableCell>
      <TableCell className="hidden text-text-muted md:table-cell md:whitespace-nowrap">
        <Timestamp iso={entry.at} full />
      </TableCell>
      <TableCell className="max-md:pl-0">
        <span className="font-medium max-sm:line-clamp-2">
          {title}
          {jobId ? (
            <>
              {' '}
              <Link href={`/w/${workspaceId}/jobs/${jobId}`} className={linkClass}>
                {job?.name ?? 'a job'}
              </Link>
            </>
          ) : (
            job && ` ${job.name}`
          )}
        </span>
        <Details workspaceId={workspaceId} entry={entry} effect={effect} />
        <span className="block text-sm text-text-muted md:hidden">
          <Timestamp iso={entry.at} full />
        </span>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap sm:table-cell">
        <span className="inline-flex items-center gap-2">
          <ColorDot color={lotColors[entry.lotKind]} />
          {lotNames[entry.lotKind]}
        </span>
      </TableCell>
      <Change credits={availableChange} balance={after?.available} />
      <Change credits={heldChange} className="hidden md:table-cell" isQuiet />
      <TableCell figures className="hidden font-medium sm:table-cell">
        {after ? formatCount(after.available) : '–'}
      </TableCell>
    </TableRow>
  );
}

interface ChangeProps {
  credits: number;
  /** Shown below it where the screen is too narrow for a column. */
  balance?: number | undefined;
  className?: string;
  isQuiet?: boolean;
}

function Change({ credits, balance, className, isQuiet }: ChangeProps) {
  const tone = credits === 0 || isQuiet ? 'text-text-muted' : credits > 0 && 'text-success';
  return (
    <TableCell figures className={clsx(tone, className)}>
      {credits === 0 ? '–' : formatChange(credits)}
      {balance !== undefined && (
        <span className="block text-sm text-text-muted sm:hidden">{formatCount(balance)} left</span>
      )}
    </TableCell>
  );
}

interface DetailsProps {
  workspaceId: string;
  entry: LedgerEntryView;
  effect: string;
}

/** What it did, who did it, in which project, and which payment it came from: as far as there are any. */
function Details({ workspaceId, entry, effect }: DetailsProps) {
  const { who, job, payment, lotKind } = entry;
  const person = who ?? job?.by;
  return (
    <span className="block text-sm text-text-muted [&>*+*]:before:content-['_·_']">
      <span className="sm:hidden">{lotNames[lotKind]}</span>
      <span className="before:content-none! max-sm:hidden">{effect}</span>
      {person && (
        <span>
          {!who && 'started by '}
          <Link href={`/w/${workspaceId}/wallet/ledger?person=${person.id}`} className={quietLinkClass}>
            {person.name}
          </Link>
          {who?.keyName && `, key “${who.keyName}”`}
        </span>
      )}
      {job?.projectId && (
        <span className="max-sm:hidden">
          <Link href={`/w/${workspaceId}/projects/${job.projectId}`} className={quietLinkClass}>
            {job.projectName}
          </Link>
        </span>
      )}
      {payment && (
        <span>
          {payment.url && /^https?:/.test(payment.url) ? (
            <a href={payment.url} target="_blank" rel="noreferrer" className={quietLinkClass}>
              {payment.label}
            </a>
          ) : (
            payment.label
          )}
        </span>
      )}
    </span>
  );
}
