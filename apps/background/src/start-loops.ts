import {
  createWebhookSender,
  deliverMail,
  dispatchJobs,
  isMoreThanProgress,
  lookAtAlerts,
  processPaymentEvents,
  publishPrices,
  reconcileOrders,
  reconcilePayments,
  renewFreeCycles,
  runAutoTopUps,
  sweepAccounts,
  sweepApprovals,
  sweepExpired,
  sweepFiles,
  sweepJobs,
  sweepWebhooks,
  sweepWorkspaces,
} from '@maquette/services';
import type { Composition } from './compose.ts';
import { startLoop } from './start-loop.ts';

/** Everything that goes on by itself. Each part may run in several processes at once. @returns how to stop it all */
export function startLoops({ deps, bell, mailer, safeFetch }: Omit<Composition, 'close'>): {
  stop(): Promise<void>;
} {
  const { log } = deps;
  const dispatch = startLoop({
    name: 'dispatch',
    everyMs: 1_000,
    log,
    round: async () => (await dispatchJobs(deps)).dispatchedCount > 0,
  });
  const mail = startLoop({
    name: 'mail',
    everyMs: 5_000,
    log,
    round: async () => {
      const { sent, failed } = await deliverMail(deps, mailer);
      return sent + failed > 0;
    },
  });
  const payments = startLoop({
    name: 'payments',
    everyMs: 5_000,
    log,
    round: async () => (await processPaymentEvents(deps)).takenCount > 0,
  });
  const sender = createWebhookSender(deps, safeFetch, { onEnd: () => webhooks.wake() });
  // A round starts calls and does not wait for them: an endpoint that hangs holds up nobody else.
  const webhooks = startLoop({
    name: 'webhooks',
    everyMs: 2_000,
    log,
    round: async () => (await sender.round()) > 0,
  });
  // Messages are sent again as a matter of course, while a job waits behind a long one.
  const report = (repaired: Record<string, number>): boolean => {
    const found = Object.entries(repaired).filter(([what, count]) => count > 0 && what !== 'resentMessages');
    if (found.length > 0) log.info({ repaired: Object.fromEntries(found) }, 'repaired');
    return false;
  };
  const restAfterwards = () => false;
  const loops = [
    dispatch,
    mail,
    payments,
    startLoop({
      name: 'prices',
      everyMs: 3_600_000,
      log,
      round: () => publishPrices(deps).then(restAfterwards),
    }),
    startLoop({
      name: 'auto-top-up',
      everyMs: 2_000,
      log,
      round: () => runAutoTopUps(deps).then(restAfterwards),
    }),
    startLoop({
      name: 'orders',
      everyMs: 30_000,
      log,
      round: () => reconcileOrders(deps).then(restAfterwards),
    }),
    startLoop({
      name: 'reconcile',
      everyMs: 600_000,
      log,
      round: async () => report({ paymentDrifts: (await reconcilePayments(deps)).driftCount }),
    }),
    startLoop({
      name: 'cycles',
      everyMs: 10_000,
      log,
      round: async () => report({ renewedCycles: (await renewFreeCycles(deps)).renewedCount }),
    }),
    webhooks,
    startLoop({
      name: 'alerts',
      everyMs: 2_000,
      log,
      round: async () => (await lookAtAlerts(deps)).hasMore,
    }),
    startLoop({ name: 'sweep', everyMs: 2_000, log, round: async () => report(await sweepJobs(deps)) }),
    startLoop({ name: 'files', everyMs: 60_000, log, round: async () => report(await sweepFiles(deps)) }),
    startLoop({
      name: 'accounts',
      everyMs: 3_600_000,
      log,
      round: async () => report({ ...(await sweepAccounts(deps)), ...(await sweepWebhooks(deps)) }),
    }),
    startLoop({
      name: 'approvals',
      everyMs: 60_000,
      log,
      round: async () => report(await sweepApprovals(deps)),
    }),
    startLoop({
      name: 'workspaces',
      everyMs: 60_000,
      log,
      round: async () => report(await sweepWorkspaces(deps)),
    }),
    startLoop({
      name: 'expiry',
      everyMs: 60_000,
      log,
      round: async () => report({ expiredWallets: (await sweepExpired(deps)).walletCount }),
    }),
  ];
  const deafen = [
    bell.on('job', (payload) => isMoreThanProgress(payload) && dispatch.wake()),
    bell.on('mail', () => mail.wake()),
    bell.on('payment', () => payments.wake()),
    bell.on('webhook', () => webhooks.wake()),
  ];
  return {
    async stop() {
      for (const stopHearing of deafen) stopHearing();
      await Promise.all(loops.map((loop) => loop.stop()));
      await sender.settled();
    },
  };
}
