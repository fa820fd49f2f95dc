import { defaultPrices } from '@maquette/domain/operations';
import { expect, test } from 'vitest';
import { typicalPrices } from './typical-prices.ts';

test('prices every typical job as the price book does', () => {
  expect(
    typicalPrices({ version: 'test', list: 'default', prices: defaultPrices }).map(({ id, credits }) => [
      id,
      credits,
    ]),
  ).toEqual([
    ['draft', 8],
    ['drafts', 32],
    ['model', 30],
    ['models', 120],
    ['rig', 25],
    ['segments', 40],
  ]);
});
