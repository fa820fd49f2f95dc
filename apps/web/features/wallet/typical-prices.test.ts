import { expect, test } from 'vitest';
import { typicalPrices } from './typical-prices.ts';

test('prices every typical job as the price book does', () => {
  expect(typicalPrices('default').map(({ id, credits }) => [id, credits])).toEqual([
    ['draft', 8],
    ['drafts', 32],
    ['model', 30],
    ['models', 120],
    ['rig', 25],
    ['segments', 40],
  ]);
});
