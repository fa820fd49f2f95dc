'use client';

import type { TopUpPack } from '@maquette/domain/plans';
import { Button, Card, CardSection, formatCount } from '@maquette/ui';
import { formatMoney } from './money.ts';
import { useCheckout } from './use-checkout.ts';

interface TopUpSectionProps {
  workspaceId: string;
  topUps: TopUpPack[];
  mayManage: boolean;
}

/** Packs of credits, bought once. */
export function TopUpSection({ workspaceId, topUps, mayManage }: TopUpSectionProps) {
  const checkout = useCheckout(workspaceId);
  return (
    <CardSection
      title="Top up"
      description="They never expire and never reset, and are spent last: after everything that ends."
    >
      <ul className="grid gap-3 sm:grid-cols-3">
        {topUps.map(({ id, credits, cents }) => (
          <li key={id}>
            <Card className="flex flex-col gap-3 px-4 py-4">
              <div>
                <p className="text-xl font-semibold tracking-tight">{formatCount(credits)} credits</p>
                <p className="text-text-muted">
                  {formatMoney(cents)}, {formatMoney((1_000 * cents) / credits)} per 1,000
                </p>
              </div>
              {mayManage && (
                <Button busy={checkout.busyWith === id} onClick={() => checkout.buy(id)}>
                  Buy for {formatMoney(cents)}
                </Button>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
