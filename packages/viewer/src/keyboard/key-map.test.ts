import { expect, test } from 'vitest';
import { commandOfKey, keyBindings, type KeyStroke } from './key-map.ts';

const press = (key: string, held: Partial<KeyStroke> = {}) =>
  commandOfKey({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });

test('arrows go round the model, with shift they move aside', () => {
  expect(press('ArrowLeft')).toMatchObject({ do: 'orbit', polar: 0 });
  expect(press('ArrowUp')).toMatchObject({ do: 'orbit', azimuth: 0 });
  expect(press('ArrowLeft', { shiftKey: true })).toMatchObject({ do: 'pan', up: 0 });
  expect(press('ArrowDown', { shiftKey: true })).toMatchObject({ do: 'pan', right: 0 });
});

test('opposite arrows undo each other', () => {
  const [left, right] = [press('ArrowLeft'), press('ArrowRight')];
  if (left?.do !== 'orbit' || right?.do !== 'orbit') throw new Error('Arrows must orbit.');
  expect(left.azimuth + right.azimuth).toBe(0);
  const [closer, away] = [press('+'), press('-')];
  if (closer?.do !== 'zoom' || away?.do !== 'zoom') throw new Error('Plus and minus must zoom.');
  expect(closer.factor * away.factor).toBeCloseTo(1);
});

test('plus works on keyboards where it needs shift and where it does not', () => {
  expect(press('+', { shiftKey: true })).toEqual(press('='));
});

test('letters work with and without caps lock', () => {
  expect(press('W')).toEqual({ do: 'toggle-wireframe' });
  expect(press('w')).toEqual({ do: 'toggle-wireframe' });
  expect(press('?', { shiftKey: true })).toEqual({ do: 'toggle-help' });
});

test('never takes a shortcut of the browser', () => {
  for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
    for (const key of ['f', 's', '0', '+', 'ArrowLeft']) expect(press(key, held)).toBeNull();
  }
});

test('leaves all other keys to the page', () => {
  for (const key of ['Tab', 'Enter', ' ', 'Escape', 'a', '2', 'PageDown']) expect(press(key)).toBeNull();
});

test('the help names every key that does something', () => {
  const named = new Set(keyBindings.flatMap(({ keys }) => keys));
  for (const key of ['F', '1', '3', '7', '0', 'M', 'W', 'S', '?', 'Arrows', 'Shift']) {
    expect(named).toContain(key);
  }
});
