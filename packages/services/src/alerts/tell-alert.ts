import type { AlertRuleModel, Transaction } from '@maquette/db';
import { alertChannels, alertWords, type AlertDecision } from '@maquette/domain/alerts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { noteNotices } from '../notices/note-notices.ts';
import { noteWebhookEvent } from '../webhooks/note-webhook-event.ts';

interface Alert {
  workspaceId: string;
  rules: AlertRuleModel[];
  decision: AlertDecision;
  allowance: number;
  runOutDays: number | null;
  /** By the studio's clock. */
  at: Date;
}

/**
 * Sends an alert on its ways, in the transaction that decided on it. When several levels were passed at once, the lowest
 * is told, on every way that one of them has; that the balance recovered is told on every way that the workspace uses.
 */
export async function tellAlert(
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  { workspaceId, rules, decision, allowance, runOutDays, at }: Alert,
): Promise<void> {
  const { toldRuleId, firedRuleIds, value } = decision;
  const event = decision.event!;
  const rule = rules.find(({ id }) => id === toldRuleId) ?? null;
  const speaking = rule ? rules.filter(({ id }) => firedRuleIds.includes(id)) : rules;
  const [inApp, mail, webhook] = alertChannels.map((channel) => speaking.some((one) => one[channel]));
  const { name } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const wallet = await tx.wallet.findUniqueOrThrow({ where: { workspaceId } });
  const ways = { inApp: inApp!, mail: mail!, webhook: webhook! };
  const wholeDays = runOutDays === null ? null : Math.floor(runOutDays);
  const told = rule && { kind: rule.kind, threshold: rule.threshold };
  const firingId = newId('alertFiring');
  await tx.alertFiring.create({
    data: { id: firingId, workspaceId, event, ...told, credits: value, runOutDays: wholeDays, ...ways, at },
  });
  if (ways.inApp || ways.mail)
    await noteNotices(tx, deps, {
      workspaceId,
      to: { roles: ['owner'], billing: true },
      kind: event,
      ...alertWords({ event, workspaceName: name, rule: told, value, allowance, runOutDays }),
      ...(event === 'balance.recovered'
        ? { href: `/w/${workspaceId}/wallet`, action: 'Open the wallet' }
        : { href: `/w/${workspaceId}/wallet/billing`, action: 'Add credits' }),
      uniqueKey: firingId,
      inApp: ways.inApp,
      mail: ways.mail,
    });
  if (ways.webhook)
    await noteWebhookEvent(tx, {
      workspaceId,
      event,
      data: {
        workspaceId,
        credits: value,
        available: wallet.available,
        held: wallet.held,
        creditsPerCycle: allowance,
        rule: told,
        runOutDays: wholeDays,
      },
    });
}
