'use client';

import type { BillingView } from '@maquette/domain/billing';
import type { TopUpPack } from '@maquette/domain/plans';
import {
  Alert,
  Button,
  CardSection,
  Checkbox,
  Field,
  formatCount,
  formatDate,
  NumberInput,
  Select,
  toast,
} from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { cardName, formatMoney } from './money.ts';

interface AutoTopUpSectionProps {
  workspaceId: string;
  billing: BillingView;
  topUps: TopUpPack[];
  mayManage: boolean;
}

/** Buys credits by itself when they run low: with consent, a mark, and a most per month. */
export function AutoTopUpSection({ workspaceId, billing, topUps, mayManage }: AutoTopUpSectionProps) {
  const { autoTopUp, card } = billing;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [packId, setPackId] = useState(autoTopUp.packId ?? topUps[0]?.id ?? '');
  const [belowCredits, setBelow] = useState<number | null>(autoTopUp.belowCredits ?? 200);
  const [monthlyMax, setMonthlyMax] = useState<number | null>((autoTopUp.monthlyMaxCents ?? 10_000) / 100);
  const [consent, setConsent] = useState(autoTopUp.enabled);
  const set = useMutation(
    trpc.billing.setAutoTopUp.mutationOptions({
      async onSuccess(_done, { enabled }) {
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(enabled ? 'The automatic top-up is on' : 'The automatic top-up is off');
      },
    }),
  );
  const refusal = set.error ? refusalOf(set.error) : null;
  const problem = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({
      workspaceId,
      enabled: true,
      packId,
      belowCredits: belowCredits ?? 0,
      monthlyMaxCents: Math.round((monthlyMax ?? 0) * 100),
      consent,
    });
  };
  return (
    <CardSection
      title="Automatic top-up"
      description={
        autoTopUp.enabled
          ? `On. ${formatMoney(autoTopUp.paidThisMonthCents)} of ${formatMoney(autoTopUp.monthlyMaxCents ?? 0)} used this month.`
          : 'Off. It buys credits by itself when they run low, so that nobody waits.'
      }
      actions={
        mayManage && autoTopUp.enabled ? (
          <Button
            size="small"
            busy={set.isPending}
            onClick={() => set.mutate({ workspaceId, enabled: false })}
          >
            Switch off
          </Button>
        ) : null
      }
    >
      {!mayManage ? (
        <p className="text-text-muted">Owners and those who pay the bills can switch it on.</p>
      ) : !card ? (
        <p className="text-text-muted">
          There is no card to charge yet. Buy a plan or a top-up once; the card is kept with the payment
          provider, never here.
        </p>
      ) : (
        <form noValidate onSubmit={submit} className="flex max-w-2xl flex-col gap-4">
          {set.error && !refusal?.field && <Alert tone="danger">{messageOf(set.error)}</Alert>}
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Below" help="Credits that are available" error={problem('belowCredits')}>
              <NumberInput value={belowCredits} onValueChange={setBelow} min={1} max={1_000_000} />
            </Field>
            <Field label="Buy" error={problem('packId')}>
              <Select
                value={packId}
                onValueChange={setPackId}
                options={topUps.map((pack) => ({
                  value: pack.id,
                  label: `${formatCount(pack.credits)} for ${formatMoney(pack.cents)}`,
                }))}
              />
            </Field>
            <Field label="At most per month" help="US dollars" error={problem('monthlyMaxCents')}>
              <NumberInput value={monthlyMax} onValueChange={setMonthlyMax} min={1} max={100_000} />
            </Field>
          </div>
          <Field
            inline
            label={`Charge the ${cardName(card)} while nobody is there, up to the amount above.`}
            error={problem('consent')}
          >
            <Checkbox checked={consent} onCheckedChange={setConsent} />
          </Field>
          {autoTopUp.consentAt && autoTopUp.enabled && (
            <p className="text-sm text-text-muted">
              {autoTopUp.consentByName ?? 'Someone'} agreed on {formatDate(new Date(autoTopUp.consentAt))}.
            </p>
          )}
          <div>
            <Button type="submit" variant="primary" busy={set.isPending}>
              {autoTopUp.enabled ? 'Save' : 'Switch on'}
            </Button>
          </div>
        </form>
      )}
    </CardSection>
  );
}
