import { createDatabase } from '@maquette/db';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { alertRulesMax } from '@maquette/domain/alerts';
import { newId } from '../new-id.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { signUpConfirmed, testSettings } from '../testing/make-person.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { createAlertRule, deleteAlertRule, listAlerts, updateAlertRule } from './index.ts';

const db = createDatabase({ url: inject('databaseUrl') });
const deps = { db };
afterAll(() => db.close());

async function made(actor: Parameters<typeof createAlertRule>[1], threshold = 500) {
  const rule = await createAlertRule(deps, actor, { kind: 'below_credits', threshold });
  if (!rule.ok) throw new Error(rule.refusal.message);
  return rule.value;
}

describe('the rules of a workspace', () => {
  it('are there from its first day: half, a fifth, a twentieth of the plan, and nothing left', async () => {
    const { workspaceId } = await signUpConfirmed({ db, settings: testSettings });
    const rules = await db.prisma.alertRule.findMany({ where: { workspaceId } });
    expect(rules.map(({ kind, threshold }) => `${kind} ${threshold}`).toSorted()).toEqual([
      'below_percent 20',
      'below_percent 5',
      'below_percent 50',
      'empty 0',
    ]);
    expect(rules.every((rule) => rule.isArmed && rule.inApp && rule.mail && rule.webhook)).toBe(true);
  });

  it('are added, changed and removed; another threshold arms a rule anew', async () => {
    const { actor } = await makeWorkspace(db, { planId: 'pro' });
    const rule = await made(actor);
    expect(rule).toMatchObject({ levelCredits: 500, isArmed: true, mail: true });
    await db.prisma.alertRule.update({
      where: { id: rule.id },
      data: { isArmed: false, firedAt: new Date() },
    });
    const muted = await updateAlertRule(deps, actor, { ruleId: rule.id, mail: false });
    expect(muted).toMatchObject({ value: { mail: false, isArmed: false, threshold: 500 } });
    const moved = await updateAlertRule(deps, actor, { ruleId: rule.id, threshold: 800 });
    expect(moved).toMatchObject({ value: { isArmed: true, firedAt: null, levelCredits: 800 } });
    expect(await deleteAlertRule(deps, actor, { ruleId: rule.id })).toEqual({ ok: true, value: undefined });
    expect(await listAlerts(deps, actor)).toMatchObject({
      value: { rules: [], allowance: 3_000, history: [] },
    });
  });

  it('are refused twice, out of range, and without end', async () => {
    const { actor } = await makeWorkspace(db);
    await made(actor);
    expect(await createAlertRule(deps, actor, { kind: 'below_credits', threshold: 500 })).toMatchObject({
      refusal: { code: 'conflict.name-taken', field: 'threshold' },
    });
    expect(await createAlertRule(deps, actor, { kind: 'below_percent', threshold: 120 })).toMatchObject({
      refusal: { code: 'input.invalid', field: 'threshold' },
    });
    const all = await Promise.all(
      Array.from({ length: alertRulesMax + 5 }, (_, i) =>
        createAlertRule(deps, actor, { kind: 'below_credits', threshold: 1_000 + i }),
      ),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(alertRulesMax - 1);
  });

  it('belong to owners, admins and those who pay; editors see them', async () => {
    const { workspaceId, actor } = await makeWorkspace(db);
    const rule = await made(actor);
    const editor = await makeMember(db, workspaceId, 'editor');
    expect((await listAlerts(deps, editor)).ok).toBe(true);
    expect(await updateAlertRule(deps, editor, { ruleId: rule.id, mail: false })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
    expect(
      (await createAlertRule(deps, { ...editor, billing: true }, { kind: 'empty', threshold: 0 })).ok,
    ).toBe(true);
  });

  it('of another workspace are not there', async () => {
    const { actor } = await makeWorkspace(db);
    const theirs = await made((await makeWorkspace(db)).actor);
    const ids = { theirs: theirs.id, madeUp: newId('alertRule') };
    await expectHidden((ruleId) => updateAlertRule(deps, actor, { ruleId, mail: false }), ids);
    await expectHidden((ruleId) => deleteAlertRule(deps, actor, { ruleId }), ids);
  });
});
