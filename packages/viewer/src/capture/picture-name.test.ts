import { expect, test } from 'vitest';
import { pictureName } from './picture-name.ts';

test('becomes a name that every system takes', () => {
  expect(pictureName('Old armchair (v2)')).toBe('old-armchair-v2.png');
  expect(pictureName('../../etc/passwd')).toBe('etc-passwd.png');
  expect(pictureName('椅子 № 1')).toBe('椅子-no-1.png');
  expect(pictureName('???')).toBe('model.png');
});
