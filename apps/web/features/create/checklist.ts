import { authorize, type Actor, type ProjectGate } from '@maquette/domain/access';
import { engines, type EngineId } from '@maquette/domain/engines';
import type { QuoteView } from '@maquette/domain/jobs';
import type { Operation } from '@maquette/domain/operations';
import { plans, type Plan, type PlanId } from '@maquette/domain/plans';
import { inZone } from '@maquette/domain/time-zones';
import { countOf, formatCount, formatSeconds } from '@maquette/ui';
import type { Price } from './use-price.ts';

/** One thing that a team agrees on before it starts. `ok` null: not known yet. */
export interface Check {
  name: string;
  text: string;
  ok: boolean | null;
}

/** Said on a line of its own: it is about who spends, and not about the balance. */
const capCode = 'credits.cap';

interface ChecklistInput {
  member: Actor;
  project: ProjectGate;
  planId: string;
  operation: Operation;
  values: Record<string, unknown>;
  price: Price;
  areInputsChosen: boolean;
}

/** What is about to be started, point by point, and which points stand in its way. */
export function checklist(input: ChecklistInput): Check[] {
  const { member, project, planId, operation, values, price, areInputsChosen } = input;
  const engine = engines[values.engine as EngineId];
  const missing = price.answer?.missing ?? [];
  const refusalOf = (prefix: string) =>
    missing.find(({ code }) => code.startsWith(prefix) && code !== capCode)?.message;
  const engineProblem = refusalOf('engine.');
  const limitProblem = refusalOf('limit.');
  const moneyProblem = refusalOf('credits.');
  const capProblem = missing.find(({ code }) => code === capCode)?.message;
  const approval = refusalOf('approval.');
  const allowed = authorize(member, 'job.start', { project });
  const plan: Plan | undefined = plans[planId as PlanId];
  return [
    {
      name: 'Pictures',
      text: areInputsChosen
        ? 'Chosen'
        : operation.fields[0]?.control.kind === 'views'
          ? 'Choose the front and at least one more'
          : 'Choose a picture',
      // still to do, and nothing wrong with that
      ok: areInputsChosen || null,
    },
    {
      name: 'Task',
      text:
        engineProblem ?? `${operation.name} with ${engine.name}${engine.id === 'sculpt' ? ', a draft' : ''}`,
      ok: !engineProblem,
    },
    { name: 'Quality', text: qualityOf(values), ok: price.quote !== null },
    { name: 'Variants', text: countOf(Number(values.variants), 'result'), ok: true },
    {
      name: 'Plan',
      text: limitProblem ?? `${plan?.name ?? planId}, with room for another job`,
      ok: price.answer ? !limitProblem : null,
    },
    {
      name: 'Balance',
      text: moneyProblem ?? balanceWords(price.answer),
      ok: price.answer ? !moneyProblem : null,
    },
    ...(capProblem ? [{ name: 'Cap', text: capProblem, ok: false }] : []),
    // nothing wrong: somebody else has to agree
    ...(approval ? [{ name: 'Approval', text: approval, ok: null }] : []),
    {
      name: 'Who starts',
      text: allowed.ok
        ? `You, as ${member.role}`
        : `${allowed.refusal.message} ${allowed.refusal.suggestion ?? ''}`.trim(),
      ok: allowed.ok,
    },
    {
      name: 'Time',
      text: price.answer ? timeWords(price.answer) : 'Being asked',
      ok: true,
    },
  ];
}

function balanceWords(answer: QuoteView | null): string {
  if (!answer) return 'Being asked';
  return answer.balance ? `${formatCount(answer.balance.available)} available` : 'Enough for this';
}

function timeWords({ estimateSeconds, startsAfter }: QuoteView): string {
  const runs = `bout ${formatSeconds(estimateSeconds)} once it runs`;
  if (!startsAfter) return `A${runs}`;
  return `Starts at ${inZone(new Date(startsAfter.opensAt), startsAfter.timeZone, new Date())}, then a${runs}`;
}

function qualityOf(values: Record<string, unknown>): string {
  const texture =
    values.texture || values.pbr
      ? values.engine === 'sculpt'
        ? values.texture
          ? `Textured, ${String(values.textureSize)} px`
          : 'Shape only'
        : `Textured, ${String(values.textureQuality)}`
      : 'Shape only';
  return values.faceLimit ? `${texture}, at most ${countOf(Number(values.faceLimit), 'face')}` : texture;
}
