import { describe, expect, test } from 'vitest';
import { receivePaymentEvent } from './receive-payment-event.ts';
import { processPaymentEvents } from './process-payment-events.ts';
import { reconcileOrders, reconcilePayments } from './reconcile-payments.ts';
import { runAutoTopUps } from './run-auto-top-ups.ts';
import { setAutoTopUp } from './set-auto-top-up.ts';
import { changePlan, setCancelAtPeriodEnd } from './change-plan.ts';
import { confirmCheckout } from './confirm-checkout.ts';
import { startCheckout } from './start-checkout.ts';
import { getWallet } from '../credits/get-wallet.ts';
import { grantCredits } from '../credits/grant-credits.ts';
import { withWallet } from '../credits/with-wallet.ts';
import { closeHold } from '../credits/close-hold.ts';
import { listRefundable, refundPayment } from '../operator/refund-payment.ts';
import { renewFreeCycles } from '../plans/renew-free-cycles.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { codeOf, startAccepted, start, value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { monthMs, useShop } from '../testing/use-shop.ts';

const { shop, here } = useShop();
const hourMs = 3_600_000;

const newWorkspace = () => makeWorkspace(here.db, { planId: 'free' });
const walletOf = async ({ actor }: TestWorkspace) => value(await getWallet(shop.deps, actor));
const lotsOf = async (workspace: TestWorkspace, kind: string) =>
  (await walletOf(workspace)).lots.filter((lot) => lot.kind === kind && lot.available + lot.held > 0);
const planOf = async ({ workspaceId }: TestWorkspace) =>
  (await here.db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).planId;
const intentOf = async ({ workspaceId }: TestWorkspace) =>
  (
    await here.db.prisma.payment.findFirstOrThrow({
      where: { workspaceId, kind: { not: 'plan' } },
      orderBy: { paidAt: 'desc' },
    })
  ).paymentIntentId!;
const noticesOf = async ({ workspaceId }: TestWorkspace) =>
  (await here.db.prisma.notice.findMany({ where: { workspaceId } })).map(({ kind }) => kind);

/** Ends every job that is under way as if it had used this much of its price. */
async function endJobs({ workspaceId }: TestWorkspace, credits = 0): Promise<void> {
  const jobs = await here.db.prisma.job.findMany({ where: { workspaceId, status: 'queued' } });
  for (const { id: jobId } of jobs)
    await withWallet(shop.deps, {
      workspaceId,
      jobId,
      mayShare: false,
      work: async (tx, wallet) => {
        const { settledCredits } = closeHold(wallet, { jobId, credits, actor: 'system' });
        const status = credits > 0 ? 'succeeded' : 'failed';
        await tx.job.update({ where: { id: jobId }, data: { status, consumedCredits: settledCredits } });
      },
    });
}

describe('buying', () => {
  test('Pro gives 3,000, a top-up 1,000 more that is spent last, and a month later the plan starts again', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'pro');
    expect((await walletOf(workspace)).available).toBe(3_000);
    expect(await planOf(workspace)).toBe('pro');
    await shop.buy(workspace, 'top-up-1000');
    expect((await walletOf(workspace)).available).toBe(4_000);

    await startAccepted(here.studio, workspace);
    await endJobs(workspace, 8);
    expect((await lotsOf(workspace, 'top_up'))[0]?.available).toBe(1_000);
    expect((await lotsOf(workspace, 'subscription'))[0]?.available).toBe(2_992);

    await shop.pass(monthMs);
    await shop.pass(2 * hourMs);
    expect((await lotsOf(workspace, 'subscription')).map((lot) => lot.available)).toEqual([3_000]);
    expect((await lotsOf(workspace, 'rollover')).map((lot) => lot.available)).toEqual([1_500]);
    expect((await lotsOf(workspace, 'top_up')).map((lot) => lot.available)).toEqual([1_000]);
    await expectSoundWallet(here.db, workspace.workspaceId);
  });

  test('webhooks five times, reversed, before the return and after it: one lot, the same end', async () => {
    const workspace = await newWorkspace();
    const sessionId = await shop.pay(workspace, 'top-up-1000');
    await shop.hear((webhooks) => webhooks.toReversed());
    value(await confirmCheckout(shop.deps, workspace.actor, { sessionId }));
    await shop.double.control('/events/resend', { times: 5 });
    await shop.hear();
    expect((await walletOf(workspace)).available).toBe(1_000);
    const plan = await shop.pay(workspace, 'pro');
    await shop.hear((webhooks) => webhooks.toReversed());
    await shop.double.control('/events/resend', { times: 3 });
    await shop.hear((webhooks) => webhooks.toReversed());
    value(await confirmCheckout(shop.deps, workspace.actor, { sessionId: plan }));
    expect((await walletOf(workspace)).available).toBe(4_000);
    await expectSoundWallet(here.db, workspace.workspaceId);
  });

  test('return page, webhook and reconciler at the same time give one lot', async () => {
    const workspace = await newWorkspace();
    const sessionId = await shop.pay(workspace, 'top-up-1000');
    await Promise.all([
      confirmCheckout(shop.deps, workspace.actor, { sessionId }),
      confirmCheckout(shop.deps, workspace.actor, { sessionId }),
      shop.hear(),
      reconcilePayments(shop.deps),
    ]);
    expect((await walletOf(workspace)).available).toBe(1_000);
  });

  test('without any webhook and without coming back, the reconciler finds what was paid', async () => {
    const workspace = await newWorkspace();
    await shop.double.control('/events/mode', { mode: 'drop' });
    await shop.pay(workspace, 'top-up-1000');
    await shop.pass(60_000);
    await reconcileOrders(shop.deps);
    expect((await walletOf(workspace)).available).toBe(1_000);
    expect((await reconcilePayments(shop.deps)).driftCount).toBe(0);
  });

  test('a paid renewal that nobody heard of is found, noted as a drift, and granted', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'pro');
    await shop.double.control('/events/mode', { mode: 'drop' });
    await shop.pass(monthMs);
    await shop.pass(2 * hourMs);
    expect((await reconcilePayments(shop.deps)).driftCount).toBe(1);
    expect((await lotsOf(workspace, 'subscription')).map((lot) => lot.available)).toEqual([3_000]);
    expect((await reconcilePayments(shop.deps)).driftCount).toBe(0);
  });

  test('a declined card gives nothing, and says so', async () => {
    const workspace = await newWorkspace();
    await shop.pay(workspace, 'top-up-1000', 'decline');
    await shop.hear();
    expect((await walletOf(workspace)).available).toBe(0);
  });

  test('a webhook with a wrong signature, an old one, a changed body: refused, nothing happens', async () => {
    const workspace = await newWorkspace();
    await shop.pay(workspace, 'top-up-1000');
    const [webhook] = shop.double.arrived.slice(-1);
    const { body, signature } = webhook!;
    const old = signature.replace(/t=(\d+)/, (_, seconds: string) => `t=${Number(seconds) - 400}`);
    for (const bad of [
      { rawBody: body, signature: 't=1,v1=00' },
      { rawBody: body, signature: '' },
      { rawBody: body.replace('"id"', '"ix"'), signature },
      { rawBody: `${body} `, signature },
      { rawBody: body, signature: old },
    ])
      expect(codeOf(await receivePaymentEvent(shop.deps, bad))).toBe('input.malformed');
    await processPaymentEvents(shop.deps);
    expect(await here.db.prisma.paymentEvent.count()).toBe(0);
    expect((await walletOf(workspace)).available).toBe(0);
  });

  test('the price is never the browser’s to say, and only those who pay may buy', async () => {
    const workspace = await newWorkspace();
    const editor = await makeMember(here.db, workspace.workspaceId, 'editor');
    expect(codeOf(await startCheckout(shop.deps, editor, { productId: 'pro' }))).toBe('access.denied');
    expect(codeOf(await startCheckout(shop.deps, workspace.actor, { productId: 'free' }))).toBe(
      'input.invalid',
    );
    expect(codeOf(await startCheckout(shop.deps, workspace.actor, { productId: 'top-up-1' }))).toBe(
      'input.invalid',
    );
    await shop.buy(workspace, 'pro');
    expect(codeOf(await startCheckout(shop.deps, workspace.actor, { productId: 'team' }))).toBe(
      'conflict.state',
    );
  });

  test('another workspace’s checkout cannot be looked at', async () => {
    const [workspace, other] = [await newWorkspace(), await newWorkspace()];
    const sessionId = await shop.pay(workspace, 'top-up-1000');
    expect(codeOf(await confirmCheckout(shop.deps, other.actor, { sessionId }))).toBe('not-found');
    expect((await walletOf(other)).available).toBe(0);
  });

  test('a provider that applies and then answers 500 charges once', async () => {
    const workspace = await newWorkspace();
    await shop.double.control('/faults', { kind: 'error-after', times: 2, path: '/v1/checkout' });
    await startCheckout(shop.deps, workspace.actor, { productId: 'top-up-1000' });
    await shop.buy(workspace, 'top-up-1000');
    expect((await walletOf(workspace)).available).toBe(1_000);
  });
});

describe('cycles', () => {
  test('a renewal while a job runs: unused credits come back as restored', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'pro');
    await startAccepted(here.studio, workspace);
    await shop.pass(monthMs);
    await shop.pass(2 * hourMs);
    expect((await walletOf(workspace)).held).toBe(8);
    await endJobs(workspace);
    expect((await lotsOf(workspace, 'restored')).map((lot) => lot.available)).toEqual([8]);
    await expectSoundWallet(here.db, workspace.workspaceId);
  });

  test('the team can work while the renewal’s invoice is not final yet', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'pro');
    await shop.pass(monthMs);
    expect((await lotsOf(workspace, 'subscription')).map((lot) => lot.available)).toEqual([3_000]);
    await startAccepted(here.studio, workspace);
    await shop.pass(2 * hourMs);
    await endJobs(workspace, 8);
    const [lot] = await lotsOf(workspace, 'subscription');
    expect(lot?.available).toBe(3_000);
  });

  test('a renewal that is declined: past due, the old credits until the grace ends, then top-ups; a new card repairs it', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'pro', 'declines-later');
    await shop.buy(workspace, 'top-up-1000');
    const { customerId } = await here.db.prisma.billingAccount.findFirstOrThrow();
    await shop.double.control(`/customers/${customerId}/card`, { behaviour: 'decline' });
    await shop.pass(monthMs);
    await shop.pass(2 * hourMs);
    expect((await here.db.prisma.billingAccount.findFirstOrThrow()).subscriptionStatus).toBe('past_due');
    expect(await noticesOf(workspace)).toContain('payment.failed');
    expect((await walletOf(workspace)).available).toBe(4_000);
    await shop.pass(73 * hourMs);
    expect((await walletOf(workspace)).available).toBe(1_000);
  });

  test('an upgrade in mid-cycle adds the difference for what is left, once; a downgrade waits for the next cycle', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'pro');
    await shop.pass(monthMs / 2);
    expect(value(await changePlan(shop.deps, workspace.actor, { planId: 'team' })).when).toBe('now');
    await shop.hear();
    const { available } = await walletOf(workspace);
    expect(available).toBeGreaterThan(6_000);
    expect(available).toBeLessThan(7_000);
    expect(await planOf(workspace)).toBe('team');
    expect(value(await changePlan(shop.deps, workspace.actor, { planId: 'pro' })).when).toBe('period-end');
    await shop.hear();
    expect(await planOf(workspace)).toBe('team');
    expect((await here.db.prisma.billingAccount.findFirstOrThrow()).nextPlanId).toBe('pro');
    // up again in the same period: nothing is granted twice
    value(await changePlan(shop.deps, workspace.actor, { planId: 'team' }));
    await shop.hear();
    expect((await walletOf(workspace)).available).toBe(available);
    await expectSoundWallet(here.db, workspace.workspaceId);
  });

  test('a downgrade takes effect with the next cycle', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'team');
    value(await changePlan(shop.deps, workspace.actor, { planId: 'pro' }));
    await shop.pass(monthMs);
    await shop.pass(2 * hourMs);
    expect(await planOf(workspace)).toBe('pro');
    expect((await lotsOf(workspace, 'subscription')).map((lot) => lot.available)).toEqual([3_000]);
    expect((await lotsOf(workspace, 'rollover')).map((lot) => lot.available)).toEqual([10_000]);
  });

  test('a cancelled subscription ends with its period, its credits too; top-ups stay and the Free plan begins', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'pro');
    await shop.buy(workspace, 'top-up-1000');
    value(await setCancelAtPeriodEnd(shop.deps, workspace.actor, { cancel: true }));
    expect((await walletOf(workspace)).available).toBe(4_000);
    await shop.pass(monthMs);
    await shop.hear();
    expect(await planOf(workspace)).toBe('free');
    expect((await walletOf(workspace)).available).toBe(1_100);
    expect(await noticesOf(workspace)).toContain('subscription.ended');
    await shop.buy(workspace, 'pro');
    expect((await lotsOf(workspace, 'subscription')).map((lot) => lot.available).sort()).toEqual([
      100, 3_000,
    ]);
  });

  test('the Free plan starts again every month, and only where it was begun', async () => {
    const workspace = await newWorkspace();
    await renewFreeCycles(shop.deps);
    expect((await walletOf(workspace)).available).toBe(0);
    await grantCredits(shop.deps, {
      workspaceId: workspace.workspaceId,
      kind: 'trial',
      credits: 300,
      source: `signup:${workspace.workspaceId}`,
      expiresAt: new Date(Date.now() + 14 * 86_400_000),
    });
    await Promise.all([renewFreeCycles(shop.deps), renewFreeCycles(shop.deps)]);
    expect((await walletOf(workspace)).available).toBe(400);
    await shop.pass(monthMs);
    await renewFreeCycles(shop.deps);
    expect((await walletOf(workspace)).available).toBe(100);
    await shop.pass(5 * monthMs);
    await renewFreeCycles(shop.deps);
    await renewFreeCycles(shop.deps);
    expect((await walletOf(workspace)).available).toBe(100);
  });
});

describe('money that goes back', () => {
  test('a top-up refunded in the dashboard after a part was spent: a debt, no new jobs, the next top-up repays it', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    await startAccepted(here.studio, workspace);
    await endJobs(workspace, 8);
    await shop.double.control('/refunds', { paymentIntent: await intentOf(workspace) });
    await shop.hear();
    expect(await walletOf(workspace)).toMatchObject({ available: 0, debt: 8 });
    expect(codeOf(await start(here.studio, workspace))).toBe('credits.debt');
    await shop.buy(workspace, 'top-up-1000');
    expect(await walletOf(workspace)).toMatchObject({ available: 992, debt: 0 });
    await expectSoundWallet(here.db, workspace.workspaceId);
  });

  test('an operator gives back what is still there, once, and its credits go with it', async () => {
    const workspace = await newWorkspace();
    const { workspaceId } = workspace;
    await shop.buy(workspace, 'top-up-1000');
    await startAccepted(here.studio, workspace);
    await endJobs(workspace, 8);
    const operator = { userId: workspace.actor.userId };
    const [payment] = await listRefundable(shop.deps, operator, { workspaceId });
    expect(payment?.refundableCents).toBe(992);
    const asked = { workspaceId, paymentId: payment!.id };
    expect(value(await refundPayment(shop.deps, operator, asked)).refundedCents).toBe(992);
    await shop.hear();
    expect(await walletOf(workspace)).toMatchObject({ available: 0, debt: 0 });
    expect(codeOf(await refundPayment(shop.deps, operator, asked))).toBe('conflict.state');
    const other = await newWorkspace();
    expect(
      codeOf(await refundPayment(shop.deps, operator, { ...asked, workspaceId: other.workspaceId })),
    ).toBe('not-found');
  });

  test('refunds are cumulative, and what is held is taken when it comes back', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    const paymentIntent = await intentOf(workspace);
    await shop.double.control('/refunds', { paymentIntent, amount: 250 });
    await shop.hear();
    expect((await walletOf(workspace)).available).toBe(750);
    await startAccepted(here.studio, workspace);
    await shop.double.control('/refunds', { paymentIntent, amount: 750 });
    await shop.double.control('/events/resend', { type: 'charge.refunded', times: 3 });
    await shop.hear((webhooks) => webhooks.toReversed());
    expect(await walletOf(workspace)).toMatchObject({ available: 0, held: 8, clawback: 8, debt: 0 });
    await endJobs(workspace);
    expect(await walletOf(workspace)).toMatchObject({ available: 0, held: 0, clawback: 0, debt: 0 });
    await expectSoundWallet(here.db, workspace.workspaceId);
  });

  test('a dispute freezes the wallet; won, all is as before; lost, the credits are taken', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    await startAccepted(here.studio, workspace);
    const paymentIntent = await intentOf(workspace);
    const won = await shop.double.control<{ id: string }>('/disputes', { paymentIntent });
    await shop.hear();
    expect(codeOf(await start(here.studio, workspace))).toBe('credits.frozen');
    await endJobs(workspace, 8);
    await shop.double.control(`/disputes/${won.id}/close`, { outcome: 'won' });
    await shop.hear();
    expect(await walletOf(workspace)).toMatchObject({ available: 992, frozen: false });
    const lost = await shop.double.control<{ id: string }>('/disputes', { paymentIntent });
    await shop.double.control(`/disputes/${lost.id}/close`, { outcome: 'lost' });
    await shop.hear((webhooks) => webhooks.toReversed());
    expect(await walletOf(workspace)).toMatchObject({ available: 0, debt: 8, frozen: false });
    expect(await noticesOf(workspace)).toContain('payment.disputed');
  });
});

describe('the automatic top-up', () => {
  const switchOn = async (workspace: TestWorkspace, belowCredits = 995) =>
    value(
      await setAutoTopUp(shop.deps, workspace.actor, {
        enabled: true,
        packId: 'top-up-1000',
        belowCredits,
        monthlyMaxCents: 2_000,
        consent: true,
      }),
    );
  const setCard = async (behaviour: string) => {
    const { customerId } = await here.db.prisma.billingAccount.findFirstOrThrow();
    await shop.double.control(`/customers/${customerId}/card`, { behaviour });
  };
  const account = () => here.db.prisma.billingAccount.findFirstOrThrow();

  test('needs consent, a card, and a most per month', async () => {
    const workspace = await newWorkspace();
    const asked = { enabled: true, packId: 'top-up-1000', belowCredits: 100, monthlyMaxCents: 2_000 };
    expect(codeOf(await setAutoTopUp(shop.deps, workspace.actor, { ...asked, consent: true }))).toBe(
      'conflict.state',
    );
    await shop.buy(workspace, 'top-up-1000');
    expect(codeOf(await setAutoTopUp(shop.deps, workspace.actor, asked))).toBe('input.invalid');
  });

  test('ten jobs that cross the mark at once: one payment, also with several processes', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    await switchOn(workspace, 990);
    await Promise.all(Array.from({ length: 5 }, () => start(here.studio, workspace)));
    await Promise.all(Array.from({ length: 6 }, () => runAutoTopUps(shop.deps)));
    await shop.hear();
    await runAutoTopUps(shop.deps);
    expect((await walletOf(workspace)).available + (await walletOf(workspace)).held).toBe(2_000);
    expect(await here.db.prisma.payment.count()).toBe(2);
  });

  test('stops at the month’s most, and goes on in the next', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    await switchOn(workspace, 1_000_000);
    for (let i = 0; i < 4; i++) await runAutoTopUps(shop.deps);
    expect((await walletOf(workspace)).available).toBe(3_000);
    await shop.pass(monthMs);
    await runAutoTopUps(shop.deps);
    expect((await walletOf(workspace)).available).toBe(4_000);
  });

  test('an hour’s rest after a decline, suspended after three, on again with another card', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    await switchOn(workspace, 5_000);
    await setCard('decline');
    await runAutoTopUps(shop.deps);
    expect((await account()).autoTopUpState).toBe('waiting');
    await runAutoTopUps(shop.deps);
    expect((await account()).autoTopUpFailures).toBe(1);
    for (let i = 0; i < 2; i++) {
      await shop.pass(hourMs + 1_000);
      await runAutoTopUps(shop.deps);
    }
    expect(await account()).toMatchObject({ autoTopUpState: 'suspended', autoTopUpFailures: 3 });
    await shop.pass(5 * hourMs);
    await runAutoTopUps(shop.deps);
    expect((await account()).autoTopUpFailures).toBe(3);
    expect((await noticesOf(workspace)).filter((kind) => kind === 'auto-top-up.suspended')).toHaveLength(1);
    await shop.buy(workspace, 'top-up-1000');
    await shop.hear();
    expect((await account()).autoTopUpState).toBe('ready');
    await runAutoTopUps(shop.deps);
    expect((await walletOf(workspace)).available).toBe(3_000);
  });

  test('a bank that wants the cardholder: a link, one grant', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    await switchOn(workspace, 5_000);
    await setCard('needs-cardholder');
    await runAutoTopUps(shop.deps);
    await runAutoTopUps(shop.deps);
    expect((await account()).autoTopUpState).toBe('needs_cardholder');
    const order = await here.db.prisma.purchaseOrder.findFirstOrThrow({
      where: { status: 'needs_cardholder' },
    });
    expect(order.checkoutUrl).toContain('http');
    expect(await noticesOf(workspace)).toContain('auto-top-up.cardholder');
    expect((await walletOf(workspace)).available).toBe(1_000);
    await shop.double.control(`/checkouts/${order.checkoutSessionId}/pay`, { behaviour: 'ok' });
    await shop.hear((webhooks) => [...webhooks, ...webhooks.toReversed()]);
    expect((await walletOf(workspace)).available).toBe(2_000);
    expect((await account()).autoTopUpState).toBe('ready');
  });

  test('an order that got no answer for a day is given up, and found by the reconciler if it was charged', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    await switchOn(workspace, 1_500);
    await shop.double.control('/events/mode', { mode: 'drop' });
    await shop.double.control('/faults', { kind: 'lost-answer', times: 3, path: '/v1/payment_intents' });
    await runAutoTopUps(shop.deps);
    await shop.pass(21 * hourMs);
    await shop.double.control('/faults', {
      kind: 'unreachable',
      times: 100,
      path: '/v1/payment_intents',
      method: 'POST',
    });
    await runAutoTopUps(shop.deps);
    expect((await walletOf(workspace)).available).toBe(1_000);
    expect((await reconcilePayments(shop.deps)).driftCount).toBe(1);
    expect((await walletOf(workspace)).available).toBe(2_000);
    expect(await here.db.prisma.payment.count()).toBe(2);
  });

  test('a provider that charges and then does not answer charges once', async () => {
    const workspace = await newWorkspace();
    await shop.buy(workspace, 'top-up-1000');
    await switchOn(workspace, 1_500);
    await shop.double.control('/faults', { kind: 'lost-answer', times: 4, path: '/v1/payment_intents' });
    for (let i = 0; i < 5; i++) await runAutoTopUps(shop.deps);
    await shop.hear();
    expect((await walletOf(workspace)).available).toBe(2_000);
  });
});
