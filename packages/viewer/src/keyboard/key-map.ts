import type { ViewerCommand } from '../viewer-command.ts';

/** One line of the key map: what is pressed, and what it does, for the reader. */
export interface KeyBinding {
  /** As printed on the keys. */
  keys: string[];
  says: string;
}

const stepRadians = Math.PI / 12;
const shiftShare = 0.08;
const closer = 0.8;

/** By the value of `KeyboardEvent.key`, letters in lower case. */
const plain: Record<string, ViewerCommand> = {
  arrowleft: { do: 'orbit', azimuth: -stepRadians, polar: 0 },
  arrowright: { do: 'orbit', azimuth: stepRadians, polar: 0 },
  arrowup: { do: 'orbit', azimuth: 0, polar: -stepRadians },
  arrowdown: { do: 'orbit', azimuth: 0, polar: stepRadians },
  '+': { do: 'zoom', factor: closer },
  '=': { do: 'zoom', factor: closer },
  '-': { do: 'zoom', factor: 1 / closer },
  _: { do: 'zoom', factor: 1 / closer },
  '1': { do: 'look', view: 'front' },
  '3': { do: 'look', view: 'right' },
  '7': { do: 'look', view: 'top' },
  '0': { do: 'reset' },
  f: { do: 'frame-all' },
  w: { do: 'toggle-wireframe' },
  m: { do: 'next-mode' },
  s: { do: 'save-picture' },
  '?': { do: 'toggle-help' },
};

const withShift: Record<string, ViewerCommand> = {
  arrowleft: { do: 'pan', right: -shiftShare, up: 0 },
  arrowright: { do: 'pan', right: shiftShare, up: 0 },
  arrowup: { do: 'pan', right: 0, up: shiftShare },
  arrowdown: { do: 'pan', right: 0, up: -shiftShare },
};

/** The same keys in words, for the help and for screen readers. */
export const keyBindings: readonly KeyBinding[] = [
  { keys: ['Arrows'], says: 'Go round the model' },
  { keys: ['Shift', 'Arrows'], says: 'Move aside, up and down' },
  { keys: ['+', '−'], says: 'Come closer, go back' },
  { keys: ['F'], says: 'Show all of it' },
  { keys: ['1', '3', '7'], says: 'From the front, the right, above' },
  { keys: ['0'], says: 'Back to the first view' },
  { keys: ['M'], says: 'Next way of looking' },
  { keys: ['W'], says: 'Wireframe on or off' },
  { keys: ['S'], says: 'Save a picture' },
  { keys: ['?'], says: 'This list' },
];

/** What was pressed: the parts of a `KeyboardEvent` that count. */
export interface KeyStroke {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/** The command of a key, or null: the browser's own shortcuts (with Ctrl, Alt, Meta) are never taken. */
export function commandOfKey({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyStroke): ViewerCommand | null {
  if (ctrlKey || altKey || metaKey) return null;
  const name = key.toLowerCase();
  return (shiftKey ? withShift[name] : undefined) ?? plain[name] ?? null;
}
