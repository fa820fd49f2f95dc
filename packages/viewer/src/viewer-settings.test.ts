import { expect, test } from 'vitest';
import { changeSettings, initialSettings } from './viewer-settings.ts';

test('one card is open at a time, and its button closes it again', () => {
  const open = changeSettings(initialSettings, { togglePanel: 'light' });
  expect(open.panel).toBe('light');
  expect(changeSettings(open, { togglePanel: 'help' }).panel).toBe('help');
  expect(changeSettings(open, { togglePanel: 'light' }).panel).toBeNull();
});

test('a toggle twice is where it was', () => {
  const once = changeSettings(initialSettings, { toggle: 'wireframe' });
  expect(once.wireframe).toBe(true);
  expect(changeSettings(once, { toggle: 'wireframe' })).toEqual(initialSettings);
});

test('the model does not turn by itself', () => {
  expect(initialSettings.turntable).toBe(false);
});
