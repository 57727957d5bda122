import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const tokensCss = read('./tokens.css');

function block(css: string, start: string): Record<string, string> {
  const from = css.indexOf(start);
  const body = css.slice(css.indexOf('{', css.indexOf(':root', from)) + 1);
  const found = body.slice(0, body.indexOf('}')).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value]));
}

/** Relative luminance and contrast as WCAG 2.1 defines them. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const light = block(tokensCss, ':root');
const schemes = {
  light,
  dark: { ...light, ...block(tokensCss, '@media (prefers-color-scheme: dark)') },
  print: { ...light, ...block(tokensCss, '@media print') },
};
const textPairs = [
  ['text', ['surface', 'surface-sunken', 'field', 'action-soft']],
  ['text-muted', ['surface', 'surface-sunken', 'field']],
  ['action-text', ['surface', 'surface-sunken', 'action-soft']],
  ['on-action', ['action', 'action-strong']],
  ['good-text', ['surface', 'surface-sunken']],
  ['warning-text', ['surface', 'surface-sunken']],
  ['error-text', ['surface', 'surface-sunken']],
  ['on-error', ['error-strong']],
] as const;
const shapePairs = [
  ['line-field', ['surface', 'field']],
  ['focus', ['surface', 'surface-sunken', 'field']],
  ['action', ['surface', 'track']],
] as const;

describe.each(Object.entries(schemes))('contrast, %s', (_name, token: Record<string, string>) => {
  const ratio = (front: string, back: string) => contrast(token[front] ?? '', token[back] ?? '');

  it.each(textPairs.flatMap(([front, backs]) => backs.map((back) => [front, back] as const)))(
    'text %s on %s is at least 4.5',
    (front, back) => expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5),
  );

  it.each(shapePairs.flatMap(([front, backs]) => backs.map((back) => [front, back] as const)))(
    'shape %s on %s is at least 3',
    (front, back) => expect(ratio(front, back)).toBeGreaterThanOrEqual(3),
  );
});

it('knows the contrast of black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
});

it('states the layer order first in every module, whatever order the bundle loads them in', () => {
  const order = '@layer reset, tokens, base, layout, components, print;';
  const folder = new URL('../shared/ui/', import.meta.url);
  const modules = readdirSync(folder).filter((name) => name.endsWith('.module.css'));
  expect(modules.length).toBeGreaterThan(20);
  for (const name of modules)
    expect(readFileSync(new URL(name, folder), 'utf8').startsWith(order), name).toBe(true);
});

describe('a word as long as people can write one', () => {
  it.each([
    ['./base.css', 'p:not('],
    ['../shared/ui/page-header.module.css', '.title'],
    ['../shared/ui/page-header.module.css', '.back'],
    ['../shared/ui/page-header.module.css', '.lead'],
    ['../shared/ui/section.module.css', '.title'],
    ['../shared/ui/notice.module.css', '.body'],
    ['../shared/ui/summary-list.module.css', '.description'],
  ])('in %s, %s does not make the page wider', (path, selector) => {
    const css = read(path);
    const rule = css.slice(css.indexOf(`${selector}`), css.indexOf('}', css.indexOf(selector)));
    expect(rule).toContain('overflow-wrap: anywhere;');
  });
});
