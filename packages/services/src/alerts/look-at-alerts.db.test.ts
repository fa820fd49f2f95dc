import type { Database } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { grantCredits } from '../credits/grant-credits.ts';
import { newId } from '../new-id.ts';
import { holdsByHand } from '../testing/holds-by-hand.ts';
import { mailsTo, testSettings } from '../testing/make-person.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { createWebhookEndpoint } from '../webhooks/create-webhook-endpoint.ts';
import { createAlertRule, getStanding, listAlerts, lookAtAlerts } from './index.ts';
import { insertAlertDefaults } from './insert-alert-defaults.ts';

const { here } = useOwnStudio();
const depsOf = () => ({ ...here.studio.deps, settings: testSettings });
let db: Database;
let deps: ReturnType<typeof depsOf>;
let reserve: ReturnType<typeof holdsByHand>['reserve'];
let settle: ReturnType<typeof holdsByHand>['settle'];
beforeEach(() => {
  db = here.db;
  deps = depsOf();
  ({ reserve, settle } = holdsByHand(db));
});

/** A workspace on Pro (3,000 a cycle) with the default rules, an endpoint, and a look at its first credits. */
async function makeWatched(credits = 3_000) {
  const workspace = await makeWorkspace(db, { planId: 'pro' });
  const { workspaceId, actor } = workspace;
  await db.transaction((tx) => insertAlertDefaults(tx, { workspaceId }));
  const endpoint = await createWebhookEndpoint(deps, actor, { url: 'https://hook.example.com/', events: [] });
  if (!endpoint.ok) throw new Error(endpoint.refusal.message);
  await grantCredits(deps, { workspaceId, kind: 'subscription', credits, source: 'test:plan' });
  await lookAtAlerts(deps);
  return { ...workspace, secret: endpoint.value.secret };
}

const mailsOf = (actor: Actor) => mailsTo(db, `${actor.userId}@example.test`);
const subjectsOf = async (actor: Actor) => (await mailsOf(actor)).map(({ subject }) => subject);
const eventsOf = async (workspaceId: string) =>
  (await db.prisma.webhookDelivery.findMany({ where: { workspaceId }, orderBy: { createdAt: 'asc' } })).map(
    ({ event }) => event,
  );
const noticesOf = (actor: Actor) => db.prisma.notice.findMany({ where: { userId: actor.userId } });

async function spend(workspaceId: string, credits: number) {
  const held = await reserve(workspaceId, credits);
  if (!('jobId' in held)) throw new Error(held.code);
  await settle(workspaceId, held.jobId, credits);
}
const topUp = (workspaceId: string, credits: number) =>
  grantCredits(deps, { workspaceId, kind: 'top_up', credits, source: newId('lot') });
const gift = (workspaceId: string, credits: number) =>
  grantCredits(deps, { workspaceId, kind: 'promo', credits, source: newId('lot') });

describe('an alert', () => {
  it('goes out once when five jobs cross 20 % at the same time, however many processes look', async () => {
    const { workspaceId, actor } = await makeWatched(700);
    const jobs = await Promise.all(Array.from({ length: 5 }, () => reserve(workspaceId, 50)));
    await Promise.all([
      ...jobs.map((job) => settle(workspaceId, (job as { jobId: string }).jobId, 50)),
      ...Array.from({ length: 10 }, () => lookAtAlerts(deps)),
    ]);
    await Promise.all(Array.from({ length: 6 }, () => lookAtAlerts(deps)));
    await lookAtAlerts(deps);
    expect(await mailsOf(actor)).toHaveLength(1);
    expect((await mailsOf(actor))[0]!.html).toContain('Add credits');
    expect(await noticesOf(actor)).toHaveLength(1);
    expect(await eventsOf(workspaceId)).toEqual(['balance.low']);
  });

  it('goes out once when the balance swings between 19 and 21 % ten times', async () => {
    const { workspaceId, actor } = await makeWatched(630);
    for (let i = 0; i < 10; i++) {
      await spend(workspaceId, 60);
      await lookAtAlerts(deps);
      await gift(workspaceId, 60);
      await lookAtAlerts(deps);
    }
    expect(await subjectsOf(actor)).toEqual(['Test has 570 credits left']);
    expect(await eventsOf(workspaceId)).toEqual(['balance.low']);
  });

  it('is armed again by a top-up, which says once that the balance recovered', async () => {
    const { workspaceId, actor } = await makeWatched(630);
    await spend(workspaceId, 60);
    await lookAtAlerts(deps);
    await topUp(workspaceId, 1_000);
    await lookAtAlerts(deps);
    await topUp(workspaceId, 1_000);
    await lookAtAlerts(deps);
    expect(await eventsOf(workspaceId)).toEqual(['balance.low', 'balance.recovered']);
    await spend(workspaceId, 2_000);
    await lookAtAlerts(deps);
    await spend(workspaceId, 570);
    await lookAtAlerts(deps);
    expect(await eventsOf(workspaceId)).toEqual([
      'balance.low',
      'balance.recovered',
      'balance.low',
      'balance.depleted',
    ]);
    const listed = await listAlerts(deps, actor);
    expect(listed.ok && listed.value.history.map(({ event, rule }) => [event, rule?.threshold])).toEqual([
      ['balance.depleted', 0],
      ['balance.low', 20],
      ['balance.recovered', undefined],
      ['balance.low', 20],
    ]);
  });

  it('does not flap with credits that are held and come back', async () => {
    const { workspaceId, actor } = await makeWatched(700);
    for (let i = 0; i < 5; i++) {
      const held = await reserve(workspaceId, 690);
      await lookAtAlerts(deps);
      await settle(workspaceId, (held as { jobId: string }).jobId, 0);
      await lookAtAlerts(deps);
    }
    expect(await mailsOf(actor)).toHaveLength(0);
    expect(await eventsOf(workspaceId)).toEqual([]);
  });

  it('reaches owners and those who pay the bills, and nobody else', async () => {
    const { workspaceId, actor } = await makeWatched(700);
    const payer = await makeMember(db, workspaceId, 'viewer');
    await db.prisma.membership.updateMany({ where: { userId: payer.userId }, data: { billing: true } });
    const editor = await makeMember(db, workspaceId, 'editor');
    await spend(workspaceId, 200);
    await lookAtAlerts(deps);
    expect([await mailsOf(actor), await mailsOf(payer), await mailsOf(editor)].map((m) => m.length)).toEqual([
      1, 1, 0,
    ]);
  });

  it('goes out on the ways that were chosen', async () => {
    const { workspaceId, actor } = await makeWatched(700);
    await db.prisma.alertRule.updateMany({ where: { workspaceId }, data: { mail: false, webhook: false } });
    await spend(workspaceId, 200);
    await lookAtAlerts(deps);
    expect(await noticesOf(actor)).toMatchObject([{ kind: 'balance.low', readAt: null }]);
    expect([await mailsOf(actor), await eventsOf(workspaceId)]).toEqual([[], []]);
  });

  it('is written whole or not at all: a process that dies in the middle leaves it to the next', async () => {
    const { workspaceId, actor } = await makeWatched(700);
    await spend(workspaceId, 200);
    // as a crash between the notices and the commit
    const dying = {
      ...db,
      transaction: (work: Parameters<typeof db.transaction>[0]) =>
        db.transaction(async (tx) => {
          await work(tx);
          throw new Error('killed');
        }),
    } as typeof db;
    await lookAtAlerts({ ...deps, db: dying });
    expect(await mailsOf(actor)).toHaveLength(0);
    await lookAtAlerts(deps);
    await lookAtAlerts(deps);
    expect(await mailsOf(actor)).toHaveLength(1);
  });

  it('carries a payload that the public library of Standard Webhooks can verify', async () => {
    const { workspaceId, secret } = await makeWatched(700);
    await spend(workspaceId, 200);
    await lookAtAlerts(deps);
    const delivery = await db.prisma.webhookDelivery.findFirstOrThrow({ where: { workspaceId } });
    const body = JSON.stringify(delivery.payload);
    const at = new Date();
    const headers = {
      'webhook-id': delivery.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(delivery.id, at, body),
    };
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'balance.low',
      data: {
        workspaceId,
        credits: 500,
        creditsPerCycle: 3_000,
        rule: { kind: 'below_percent', threshold: 20 },
      },
    });
  });
});

it('a percentage is of the plan as an operator has set it', async () => {
  const { actor } = await makeWorkspace(db, { planId: 'team' });
  const limits = { seats: 1, runningJobsMax: 1, queuedJobsMax: 1, rolloverCreditsMax: 1 };
  const plan = {
    planId: 'team',
    version: 1,
    name: 'Team',
    monthlyCents: 1,
    creditsPerCycle: 20_000,
    ...limits,
  };
  await db.prisma.planVersion.create({ data: { ...plan, effectiveAt: new Date(0), createdById: 'test' } });
  const rule = await createAlertRule(deps, actor, { kind: 'below_percent', threshold: 20 });
  expect(rule).toMatchObject({ value: { levelCredits: 4_000 } });
});

describe('a forecast', () => {
  /** Jobs that cost `credits` on each of the last days. */
  async function spendDaily(workspaceId: string, days: number, credits: number) {
    for (let ago = 1; ago <= days; ago++) {
      const held = await reserve(workspaceId, credits);
      const { jobId } = held as { jobId: string };
      await settle(workspaceId, jobId, credits);
      await db.prisma.job.update({
        where: { id: jobId },
        data: { bookedAt: new Date(Date.now() - ago * 86_400_000) },
      });
    }
  }
  const lookLater = async (workspaceId: string) => {
    await db.prisma.alertState.update({
      where: { workspaceId },
      data: { lookedAt: new Date(Date.now() - 2 * 3_600_000) },
    });
    await lookAtAlerts(deps);
  };

  it('warns once when the credits will be used up within the days', async () => {
    const { workspaceId, actor } = await makeWatched(3_000);
    await createAlertRule(deps, actor, { kind: 'run_out_days', threshold: 10 });
    await spendDaily(workspaceId, 3, 100);
    await lookLater(workspaceId);
    expect(await mailsOf(actor)).toHaveLength(0);
    await spendDaily(workspaceId, 5, 200);
    await lookLater(workspaceId);
    await lookLater(workspaceId);
    const subjects = (await subjectsOf(actor)).filter((subject) => /last/.test(subject));
    expect(subjects).toEqual([expect.stringMatching(/^The credits of Test last about \d days$/)]);
    const listed = await listAlerts(deps, actor);
    expect(listed.ok && listed.value.runOutDays).toBeLessThan(10);
  });

  it('does not fire for what was so when the rule was made', async () => {
    const { workspaceId, actor } = await makeWatched(3_000);
    await spendDaily(workspaceId, 4, 300);
    const made = await createAlertRule(deps, actor, { kind: 'run_out_days', threshold: 30 });
    expect(made).toMatchObject({ ok: true, value: { isArmed: false } });
    await lookLater(workspaceId);
    expect((await mailsOf(actor)).filter(({ subject }) => /last/.test(subject))).toHaveLength(0);
  });
});

describe('how a workspace stands', () => {
  it('is fine, then low below a level that was told, then none', async () => {
    const { workspaceId, actor } = await makeWatched(700);
    const standing = async () => {
      const result = await getStanding(deps, actor);
      return result.ok && [result.value.state, result.value.levelCredits];
    };
    expect(await standing()).toEqual(['fine', null]);
    await spend(workspaceId, 200);
    await lookAtAlerts(deps);
    expect(await standing()).toEqual(['low', 600]);
    await reserve(workspaceId, 500);
    expect((await standing())![0 as never]).toBe('none');
    await topUp(workspaceId, 2_000);
    await lookAtAlerts(deps);
    expect(await standing()).toEqual(['fine', null]);
  });

  it('says when the plan brings credits again, also when those of this cycle are spent', async () => {
    const { workspaceId, actor } = await makeWorkspace(db, { planId: 'pro' });
    const end = new Date(Date.now() + 10 * 86_400_000);
    await grantCredits(deps, {
      workspaceId,
      kind: 'subscription',
      credits: 10,
      source: 'test:plan',
      expiresAt: end,
    });
    await spend(workspaceId, 10);
    expect(await getStanding(deps, actor)).toMatchObject({
      value: { state: 'none', nextCredits: 3_000, nextCreditsAt: end.toISOString() },
    });
  });

  it('is not shown to viewers', async () => {
    const { workspaceId } = await makeWatched();
    const viewer = await makeMember(db, workspaceId, 'viewer');
    expect(await getStanding(deps, viewer)).toMatchObject({ refusal: { code: 'access.denied' } });
  });
});
