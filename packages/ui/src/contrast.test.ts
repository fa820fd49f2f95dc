/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('styles.css', import.meta.url), 'utf8');
const light = tokensIn(css.slice(css.indexOf('@theme static'), css.indexOf('@layer base')));
const dark = { ...light, ...tokensIn(css.slice(css.indexOf("[data-theme='dark'],"), css.indexOf('html {'))) };

const texts = ['text', 'text-muted', 'accent-strong', 'danger', 'success', 'warning'];
const grounds = [
  'background',
  'surface',
  'surface-raised',
  'surface-sunken',
  'surface-hover',
  'surface-selected',
];

test.each([
  ['light', light],
  ['dark', dark],
])('every text is readable on every surface, %s', (_name, tokens) => {
  for (const text of texts)
    for (const ground of grounds)
      expect(contrast(tokens, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['light', light],
  ['dark', dark],
])('what is written on a colour is readable, and the bounds of controls are seen, %s', (_name, tokens) => {
  const pairs: [string, string, number][] = [
    ['accent-text', 'accent', 4.5],
    ['accent-text', 'accent-hover', 4.5],
    ['danger-text', 'danger', 4.5],
    ['accent-strong', 'accent-soft', 4.5],
    ['danger', 'danger-soft', 4.5],
    ['success', 'success-soft', 4.5],
    ['warning', 'warning-soft', 4.5],
    ['text-muted', 'danger-soft', 4.5],
    ['text-muted', 'success-soft', 4.5],
    ['text-muted', 'warning-soft', 4.5],
    ['border-strong', 'surface', 3],
    ['border-strong', 'background', 3],
    ['focus', 'background', 3],
    ['focus', 'surface-selected', 3],
    ['accent', 'surface', 3],
    ...([1, 2, 3, 4, 5, 6] as const).map((n): [string, string, number] => [`chart-${n}`, 'surface', 3]),
  ];
  for (const [front, back, least] of pairs)
    expect(contrast(tokens, front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(least);
});

function tokensIn(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--color-([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]),
  );
}

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(tokens: Record<string, string>, front: string, back: string): number {
  const [dim, bright] = [luminance(tokens[front]!), luminance(tokens[back]!)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
