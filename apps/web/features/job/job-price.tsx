import { isFinal, type JobView } from '@maquette/domain/jobs';
import { CardSection, countOf, formatCount } from '@maquette/ui';

/** What was asked, held, charged and given back. */
export function JobPrice({ job }: { job: JobView }) {
  const back = job.reservedCredits - job.consumedCredits;
  return (
    <CardSection title="Price">
      <dl>
        {job.quoteLines.map((line) => (
          <Line key={line.code} name={line.label} credits={line.credits} muted />
        ))}
      </dl>
      <dl className="mt-1 border-t border-border pt-1">
        <Line name="Price" credits={job.quotedCredits} />
        {!isFinal(job.status) && <Line name="Held for it" credits={job.reservedCredits} />}
        {isFinal(job.status) && <Line name="Charged" credits={job.consumedCredits} strong />}
        {isFinal(job.status) && back > 0 && <Line name="Returned" credits={back} strong />}
      </dl>
      {isFinal(job.status) && back > 0 && (
        <p className="mt-2 text-sm text-success">{countOf(back, 'credit')} went back to the wallet.</p>
      )}
    </CardSection>
  );
}

const Line = ({
  name,
  credits,
  muted,
  strong,
}: {
  name: string;
  credits: number;
  muted?: boolean;
  strong?: boolean;
}) => (
  <div
    className={`flex justify-between gap-4 py-0.5 ${muted ? 'text-text-muted' : ''} ${strong ? 'font-medium' : ''}`}
  >
    <dt className="min-w-0">{name}</dt>
    <dd>{credits < 0 ? `−${formatCount(-credits)}` : formatCount(credits)}</dd>
  </div>
);
