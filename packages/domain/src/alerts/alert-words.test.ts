import { describe, expect, it } from 'vitest';
import {
  alertWords,
  checkThreshold,
  rearmWords,
  ruleStandingWords,
  ruleWords,
  type AlertMessage,
} from './index.ts';

const message = (more: Partial<AlertMessage>): AlertMessage => ({
  event: 'balance.low',
  workspaceName: 'Atelier',
  rule: { kind: 'below_percent', threshold: 20 },
  value: 570,
  allowance: 3_000,
  runOutDays: null,
  ...more,
});

describe('what people are told', () => {
  it('says how much is left, why it is said, and what can be done', () => {
    expect(alertWords(message({}))).toEqual({
      title: 'Atelier has 570 credits left',
      body: 'That is 19 % of what the plan brings each cycle; you asked to be told below 20 %. A top-up or a larger plan brings credits at once.',
    });
    expect(alertWords(message({ rule: { kind: 'below_credits', threshold: 1_000 }, value: 1 })).title).toBe(
      'Atelier has 1 credit left',
    );
    expect(alertWords(message({ rule: { kind: 'run_out_days', threshold: 5 }, runOutDays: 4.2 })).title).toBe(
      'The credits of Atelier last about 4 days',
    );
    expect(alertWords(message({ event: 'balance.depleted', value: 0 })).body).toContain('download');
    expect(alertWords(message({ event: 'balance.recovered', rule: null })).title).toBe(
      'Atelier has credits again',
    );
  });

  it('names a rule in a few words', () => {
    expect(ruleWords({ kind: 'below_percent', threshold: 20 }, 3_000)).toBe(
      'Below 20 % of the plan (600 credits)',
    );
    expect(ruleWords({ kind: 'run_out_days', threshold: 1 }, 100)).toBe('Used up within 1 day');
  });
});

describe('what a rule would say now', () => {
  const now = { value: 570, allowance: 3_000, runOutDays: 4.6 };
  it.each([
    [{ kind: 'below_percent', threshold: 20 }, true, '30 credits below it now'],
    [{ kind: 'below_percent', threshold: 5 }, false, '420 credits to go'],
    [{ kind: 'below_credits', threshold: 571 }, true, '1 credit below it now'],
    [{ kind: 'empty', threshold: 0 }, false, '570 credits are left'],
    [{ kind: 'run_out_days', threshold: 7 }, true, 'At this pace the credits last about 4 days'],
  ] as const)('%j', (rule, isReached, text) => {
    expect(ruleStandingWords(rule, now)).toEqual({ isReached, text });
  });

  it('and when it speaks again', () => {
    expect(rearmWords({ kind: 'below_percent', threshold: 20 }, 3_000)).toContain('above 720 credits');
    expect(rearmWords({ kind: 'empty', threshold: 0 }, 3_000)).toContain('above 50 credits');
    expect(rearmWords({ kind: 'run_out_days', threshold: 5 }, 3_000)).toContain('further away');
  });
});

it.each([
  ['below_percent', 0],
  ['below_percent', 100],
  ['below_credits', 2.5],
  ['run_out_days', -1],
  ['empty', 3],
] as const)('a threshold out of range is refused with the range: %s %d', (kind, threshold) => {
  expect(checkThreshold({ kind, threshold })).toMatchObject({
    ok: false,
    refusal: { code: 'input.invalid', field: 'threshold', message: expect.stringMatching(/\d/) },
  });
});
