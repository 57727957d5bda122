import fc from 'fast-check';
import { expect, it } from 'vitest';
import { discover } from '#app/features/controls/domain/discovery-preview.ts';
import { discoveryInWords, groupDiscoveryInWords } from './discovery-words.ts';

const inWords = (frame: number, size: number) => {
  const discovery = discover(frame, size);
  if (!discovery) throw new Error('Nothing to tell');
  return discoveryInWords(discovery).join(' ').replaceAll('\u00a0', ' ');
};

it('names the sample beside the frame, as the specification’s ten of forty', () => {
  expect(inWords(40, 10)).toBe(
    'Granskar du 10 av ramens 40 akter hittar du minst en akt med en viss brist med 92 % sannolikhet om bristen finns i var femte akt (8 av 40), med 70 % sannolikhet om den finns i var tionde (4 av 40) och med bara 44 % sannolikhet om den finns i var tjugonde (2 av 40). ' +
      'För minst 95 % sannolikhet behöver du granska 12 akter om bristen finns i var femte, 21 om den finns i var tionde och 31 om den finns i var tjugonde.',
  );
});

it('calls certain only what is, though binary numbers make more of them 1', () => {
  expect(discover(100_000, 2000)?.levels[0]).toMatchObject({ chance: 1, isCertain: false });
  expect(inWords(100_000, 2000)).toContain('med mer än 99 % sannolikhet om bristen finns i var femte');
  expect(inWords(40, 32)).toContain('brist med mer än 99 % sannolikhet om bristen finns i var femte');
  expect(inWords(40, 33)).toContain('brist säkert om bristen finns i var femte');
});

it('never says 100 %, nor 95 % of a size that is below the one that 95 % needs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 600 }), fc.integer({ min: 1, max: 599 }), (frame, size) => {
      const discovery = discover(frame, size);
      if (!discovery) return;
      const [first = ''] = discoveryInWords(discovery);
      expect(first).not.toContain('100\u00a0%');
      const [fifth] = discovery.levels;
      if (size < fifth.sizeNeeded) expect(first).not.toMatch(/brist med (95|96|mer)/);
    }),
  );
});

it('says that a group’s few cases tell little only where they do', () => {
  const few = discover(40, 2);
  const many = discover(40, 12);
  expect(few && groupDiscoveryInWords(few).join(' ')).toContain('i den största behövs 12 akter');
  expect(many && groupDiscoveryInWords(many)).toHaveLength(1);
});
