import type { ChecklistFacts, ChecklistItem } from './checklist.ts';

/** What the facts say about one point, in a sentence. */
export function factWords(item: ChecklistItem, facts: ChecklistFacts): string {
  const say: Record<ChecklistItem, (facts: ChecklistFacts) => string> = {
    cost: costWords,
    charge: chargeWords,
    limits: limitWords,
    queue: queueWords,
    attempts: attemptWords,
    approval: approvalWords,
  };
  return say[item](facts);
}

const noJob = 'No job made this version.';

const credits = (count: number): string => `${count.toLocaleString('en-US')} ${plural(count, 'credit')}`;
const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`);

const costWords = ({ quotedCredits }: ChecklistFacts): string =>
  quotedCredits === null ? noJob : `${credits(quotedCredits)} quoted before the start.`;

function chargeWords({ chargedCredits, quotedCredits, resultCount }: ChecklistFacts): string {
  if (chargedCredits === null || quotedCredits === null) return noJob;
  const together = resultCount !== null && resultCount > 1 ? ` for ${resultCount} results together` : '';
  const back = quotedCredits - chargedCredits;
  return `${credits(chargedCredits)} charged${together}${back > 0 ? `, ${credits(back)} came back` : ''}.`;
}

function limitWords({ caps, isCapped }: ChecklistFacts): string {
  if (isCapped === null) return noJob;
  if (!isCapped) return 'No cap applied.';
  return caps === null ? 'It was within the caps that apply.' : `Counted under ${caps.join(', ')}.`;
}

function queueWords({ lane, waitedSeconds, ranSeconds }: ChecklistFacts): string {
  if (lane === null) return noJob;
  const name = { standard: 'Standard', fast: 'Fast', 'off-peak': 'Off-peak' }[lane];
  const waited = waitedSeconds === null ? '' : `, waited ${duration(waitedSeconds)}`;
  return `${name} lane${waited}${ranSeconds === null ? '' : `, ran ${duration(ranSeconds)}`}.`;
}

function attemptWords({ attempts, versionNumber, versions, keptVersions }: ChecklistFacts): string {
  const made = attempts === null ? '' : `${attempts} ${plural(attempts, 'attempt')}. `;
  return `${made}Version ${versionNumber} of ${versions}, ${keptVersions} kept.`;
}

const approvalWords = ({ startApprovedBy }: ChecklistFacts): string =>
  startApprovedBy === null ? 'Its start needed no approval.' : `${startApprovedBy} approved the start.`;

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}
