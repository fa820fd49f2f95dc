import type { AlertRuleModel, Transaction } from '@maquette/db';
import { evaluate, type AlertDecision } from '@maquette/domain/alerts';
import type { ServiceDeps } from '../deps.ts';
import { sweepEach } from '../jobs/sweep-each.ts';
import { readAllowance } from './read-allowance.ts';
import { daysForRules, readForecast } from './read-forecast.ts';
import { readSteps } from './read-steps.ts';
import { tellAlert } from './tell-alert.ts';

type AlertDeps = Pick<ServiceDeps, 'db' | 'settings' | 'log'>;

/** Workspaces that one round looks at. */
const workspacesMax = 200;
/** A forecast changes with the days, not with each job. */
const forecastEvery = '1 hour';

/**
 * Looks at every balance that moved since the last look, and once an hour at the forecast of those who asked for it.
 * Each look is one transaction that has the workspace's `AlertState` locked: rules, notices, mails and webhooks are
 * written together or not at all, so each alert goes out once, with several processes and after a crash too.
 * @returns how many had something to be told, and whether there are more to look at now
 */
export async function lookAtAlerts(deps: AlertDeps): Promise<{ toldCount: number; hasMore: boolean }> {
  const due = await deps.db.prisma.$queryRaw<{ id: string }[]>`
    SELECT w."workspaceId" AS id FROM "Wallet" w LEFT JOIN "AlertState" s ON s."workspaceId" = w."workspaceId"
    WHERE w."lastSeq" > COALESCE(s."seenSeq", 0)
      OR (NOT s."lookedAt" BETWEEN studio_now() - ${forecastEvery}::interval AND studio_now() AND EXISTS (
        SELECT 1 FROM "AlertRule" r WHERE r."workspaceId" = w."workspaceId" AND r."kind" = 'run_out_days'))
    LIMIT ${workspacesMax}`;
  let toldCount = 0;
  await sweepEach(deps.log, due, async ({ id }) => {
    const decision = await deps.db.transaction((tx) => lookAtOne(tx, deps, id));
    if (decision?.event) toldCount += 1;
  });
  return { toldCount, hasMore: due.length === workspacesMax };
}

/** @returns null when another process looks at it just now */
async function lookAtOne(
  tx: Transaction,
  deps: AlertDeps,
  workspaceId: string,
): Promise<AlertDecision | null> {
  const state = await lockState(tx, workspaceId);
  if (!state) return null;
  const seen = { seq: state.seenSeq, value: state.lastCredits ?? 0 };
  const { steps, now } = await readSteps(tx, { workspaceId, seen });
  const rules = await tx.alertRule.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  const allowance = await readAllowance(tx, { workspaceId });
  const looksAhead =
    rules.some(({ kind }) => kind === 'run_out_days') &&
    (state.isForecastDue || steps.some(({ isRefill }) => isRefill));
  const forecast = looksAhead ? await readForecast(tx, { workspaceId, credits: now.value }) : null;
  const decision = evaluate({
    rules,
    isLow: state.isLow,
    lastValue: seen.value,
    steps,
    allowance,
    runOutDays: forecast && daysForRules(forecast),
  });
  await writeRules(tx, rules, { decision, now: state.now });
  await tx.alertState.update({
    where: { workspaceId },
    data: {
      seenSeq: now.seq,
      lastCredits: now.value,
      isLow: decision.isLow,
      ...(looksAhead ? { lookedAt: state.now } : {}),
    },
  });
  if (decision.event)
    await tellAlert(tx, deps, {
      workspaceId,
      rules,
      decision,
      allowance,
      runOutDays: forecast?.days ?? null,
      at: state.now,
    });
  return decision;
}

interface LockedState {
  seenSeq: number;
  lastCredits: number | null;
  isLow: boolean;
  isForecastDue: boolean;
  now: Date;
}

async function lockState(tx: Transaction, workspaceId: string): Promise<LockedState | null> {
  await tx.$executeRaw`INSERT INTO "AlertState" ("workspaceId") VALUES (${workspaceId}) ON CONFLICT DO NOTHING`;
  const rows = await tx.$queryRaw<LockedState[]>`
    SELECT "seenSeq", "lastCredits", "isLow", studio_now() AS now,
      NOT "lookedAt" BETWEEN studio_now() - ${forecastEvery}::interval AND studio_now() AS "isForecastDue"
    FROM "AlertState" WHERE "workspaceId" = ${workspaceId} FOR UPDATE SKIP LOCKED`;
  return rows[0] ?? null;
}

async function writeRules(
  tx: Transaction,
  rules: AlertRuleModel[],
  { decision, now }: { decision: AlertDecision; now: Date },
): Promise<void> {
  for (const { id } of rules) {
    const isArmed = decision.armed.get(id);
    const hasFired = decision.firedRuleIds.includes(id);
    if (isArmed === undefined && !hasFired) continue;
    await tx.alertRule.update({
      where: { id },
      data: { ...(isArmed === undefined ? {} : { isArmed }), ...(hasFired ? { firedAt: now } : {}) },
    });
  }
}
