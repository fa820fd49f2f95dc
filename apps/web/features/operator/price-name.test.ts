import { expect, test } from 'vitest';
import { priceName } from './price-name.ts';

test('names a price by its place in the book', () => {
  expect(priceName('modelMaking.standard.image.plain')).toBe('Model making, standard, image, plain');
  expect(priceName('toolkit.hunyuan3d-2.1')).toBe('Toolkit, hunyuan3d-2.1');
  expect(priceName('textToMotionPerAction')).toBe('Text to motion per action');
});
