import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAlertRules, levelOf, rearmLevelOf, type AlertRule } from './alert-rule.ts';
import { evaluate, type AlertDecision, type AlertSituation, type AlertStep } from './evaluate.ts';

const allowance = 3_000;
const defaults = (): AlertRule[] =>
  defaultAlertRules.map((rule) => ({ ...rule, id: `${rule.kind} ${rule.threshold}`, isArmed: true }));

/** Looks again and again, as the background does. */
function watch(more: Partial<AlertSituation> = {}) {
  let situation: AlertSituation = {
    rules: defaults(),
    isLow: false,
    lastValue: 3_000,
    steps: [],
    allowance,
    runOutDays: null,
    ...more,
  };
  return function look(...steps: (number | AlertStep)[]): AlertDecision {
    const decision = evaluate({
      ...situation,
      steps: steps.map((step) => (typeof step === 'number' ? { value: step, isRefill: false } : step)),
    });
    situation = {
      ...situation,
      rules: situation.rules.map((rule) => ({
        ...rule,
        isArmed: decision.armed.get(rule.id) ?? rule.isArmed,
      })),
      isLow: decision.isLow,
      lastValue: decision.value,
    };
    return decision;
  };
}
const refill = (value: number): AlertStep => ({ value, isRefill: true });

describe('an alert', () => {
  it('goes out when the value falls below a level, and says the lowest that was passed', () => {
    const look = watch();
    expect(look(1_500)).toMatchObject({ event: null });
    expect(look(1_400)).toMatchObject({ event: 'balance.low', toldRuleId: 'below_percent 50' });
    expect(look(100)).toMatchObject({
      event: 'balance.low',
      toldRuleId: 'below_percent 5',
      firedRuleIds: ['below_percent 20', 'below_percent 5'],
    });
    expect(look(0)).toMatchObject({ event: 'balance.depleted', toldRuleId: 'empty 0' });
  });

  it('goes out once, however often the value swings around the level', () => {
    const look = watch();
    const events = Array.from({ length: 10 }, () => [look(570).event, look(630).event]).flat();
    expect(events.filter(Boolean)).toEqual(['balance.low']);
  });

  it('is armed again when the value has clearly risen', () => {
    const look = watch({ rules: defaults().filter(({ threshold }) => threshold === 20) });
    expect(look(599).event).toBe('balance.low');
    expect(look(719, 599).event).toBeNull();
    expect(look(720).event).toBe('balance.recovered');
    expect(look(599).event).toBe('balance.low');
  });

  it('is armed again by a top-up or a renewal, which also says once that the balance recovered', () => {
    const look = watch();
    look(500);
    expect(look(refill(1_500))).toMatchObject({ event: 'balance.recovered', isLow: false });
    expect(look(refill(2_500)).event).toBeNull();
    expect(look(590)).toMatchObject({ event: 'balance.low', toldRuleId: 'below_percent 20' });
  });

  it('does not go out for what was below before, nor for what has risen again since', () => {
    expect(watch({ lastValue: 20 })(10).event).toBeNull();
    expect(watch()(0, refill(3_000)).event).toBeNull();
    const look = watch();
    expect(look(550, 650).toldRuleId).toBe('below_percent 50');
    expect(look(550).toldRuleId).toBe('below_percent 20');
  });

  it('says no recovery while the lowest level is not reached', () => {
    const look = watch();
    look(0);
    expect(look(refill(100)).event).toBeNull();
    expect(look(refill(200)).event).toBe('balance.recovered');
  });

  it('looks ahead when asked to: once, until the end is further away', () => {
    const rules: AlertRule[] = [{ id: 'days', kind: 'run_out_days', threshold: 5, isArmed: true }];
    const days = (runOutDays: number | null, isArmed = true) =>
      evaluate({
        rules: rules.map((rule) => ({ ...rule, isArmed })),
        isLow: !isArmed,
        lastValue: 500,
        steps: [],
        allowance,
        runOutDays,
      });
    expect(days(5.5).event).toBeNull();
    expect(days(null).event).toBeNull();
    expect(days(4.9)).toMatchObject({ event: 'balance.low', toldRuleId: 'days' });
    expect(days(5.9, false).armed.size).toBe(0);
    expect(days(6, false).armed.get('days')).toBe(true);
    expect(days(Infinity, false).armed.get('days')).toBe(true);
  });
});

/** Random wallets: what is spent, granted, topped up, in any order and looked at in any rhythm. */
const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ spend: fc.integer({ min: 0, max: 900 }) }) },
  { weight: 2, arbitrary: fc.record({ gift: fc.integer({ min: 1, max: 400 }) }) },
  { weight: 1, arbitrary: fc.record({ refill: fc.integer({ min: 1, max: 4_000 }) }) },
);

describe('over any history', () => {
  it('no rule fires twice without a refill or a clear rise in between, and lows and recoveries take turns', () => {
    fc.assert(
      fc.property(fc.array(fc.array(move, { maxLength: 4 }), { maxLength: 40 }), (looks) => {
        const look = watch();
        const rules = defaults();
        const mayFire = new Map(rules.map(({ id }) => [id, true]));
        let value = 3_000;
        let isLow = false;
        for (const moves of looks) {
          const steps = moves.map((one): AlertStep => {
            if ('spend' in one) value = Math.max(0, value - one.spend);
            else value += 'gift' in one ? one.gift : one.refill;
            return { value, isRefill: 'refill' in one };
          });
          for (const { id, ...rule } of rules)
            for (const step of steps)
              if (step.isRefill || step.value >= rearmLevelOf(rule, allowance)!) mayFire.set(id, true);
          const decision = look(...steps);
          for (const id of decision.firedRuleIds) {
            expect(mayFire.get(id)).toBe(true);
            mayFire.set(id, false);
          }
          if (decision.toldRuleId) {
            const told = rules.find(({ id }) => id === decision.toldRuleId)!;
            expect(value).toBeLessThan(levelOf(told, allowance)!);
            expect(decision.event).toBe(value === 0 ? 'balance.depleted' : 'balance.low');
          }
          if (decision.event === 'balance.recovered') expect(isLow).toBe(true);
          if (decision.event) isLow = decision.event !== 'balance.recovered';
          expect(decision.isLow).toBe(isLow);
          expect(decision.value).toBe(value);
        }
      }),
    );
  });

  it('looking after every step or rarely ends with the same balance, and never says nothing is left when something is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000), { minLength: 1, maxLength: 30 }), (values) => {
        const often = watch();
        const last = values.map((value) => often(value)).at(-1)!;
        const once = watch()(...values);
        expect(once.value).toBe(last.value);
        if (once.event === 'balance.depleted') expect(once.value).toBe(0);
      }),
    );
  });
});
