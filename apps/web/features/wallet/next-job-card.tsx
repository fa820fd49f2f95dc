'use client';

import { whatNextJobUses, type WalletView } from '@maquette/domain/credits';
import type { PriceBook } from '@maquette/domain/operations';
import {
  CardSection,
  ColorDot,
  countOf,
  Field,
  formatCount,
  NumberInput,
  Select,
  StackedBar,
} from '@maquette/ui';
import { useMemo, useState } from 'react';
import { lotColors, lotNames } from './lot-words.ts';
import { typicalPrices } from './typical-prices.ts';

const ownPrice = 'own';
const creditsMax = 100_000;

/** Which lots the next job would be paid from, for a price that can be chosen. */
export function NextJobCard({ wallet, priceBook }: { wallet: WalletView; priceBook: PriceBook }) {
  const prices = useMemo(() => typicalPrices(priceBook), [priceBook]);
  const [chosen, setChosen] = useState(prices[0]?.id ?? ownPrice);
  const [own, setOwn] = useState<number | null>(50);
  const credits = prices.find(({ id }) => id === chosen)?.credits ?? own ?? 0;
  const { lines, missingCredits } = whatNextJobUses(wallet.lots, credits);
  const lotById = new Map(wallet.lots.map((lot) => [lot.id, lot]));
  const used = lines.map((line) => ({ ...line, kind: lotById.get(line.lotId)!.kind }));
  return (
    <CardSection title="What the next job would use">
      <div className="grid gap-3">
        <Field label="Job">
          <Select
            value={chosen}
            onValueChange={setChosen}
            options={[
              ...prices.map(({ id, label, credits: price }) => ({
                value: id,
                label: `${label} · ${formatCount(price)}`,
              })),
              { value: ownPrice, label: 'Another price…' },
            ]}
          />
        </Field>
        {chosen === ownPrice && (
          <Field label="Price" aside="credits">
            <NumberInput value={own} onValueChange={setOwn} min={0} max={creditsMax} />
          </Field>
        )}
        <div aria-live="polite">
          <StackedBar
            parts={used.map(({ lotId, credits: value, kind }) => ({
              key: lotId,
              value,
              color: lotColors[kind],
            }))}
          />
          <ul className="mt-3 grid gap-1.5">
            {used.map(({ lotId, credits: taken, kind }) => (
              <li key={lotId} className="flex items-center gap-2.5">
                <ColorDot color={lotColors[kind]} />
                <span className="min-w-0 flex-1">{lotNames[kind]}</span>
                <span className="font-medium">{formatCount(taken)}</span>
              </li>
            ))}
          </ul>
          <p className="mt-2 border-t border-border pt-2 text-text-muted">
            {missingCredits > 0 ? (
              <span className="font-medium text-danger">
                {countOf(missingCredits, 'credit is', 'credits are')} missing.
              </span>
            ) : credits === 0 ? (
              'A free job uses nothing.'
            ) : (
              `${countOf(wallet.available - credits, 'credit')} would be left.`
            )}
          </p>
        </div>
      </div>
    </CardSection>
  );
}
