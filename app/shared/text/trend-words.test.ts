import { expect, it } from 'vitest';
import { comparisonInWords } from './trend-words.ts';

const of = (difference: number, verdict: Parameters<typeof comparisonInWords>[0]['verdict']) =>
  comparisonInWords({ difference, previousName: 'Våren', verdict }).replaceAll('\u00a0', ' ');

it('says of the same share too how little it may mean', () => {
  expect(of(0, 'overlap')).toBe(
    'Samma andel som Våren, i hela procentenheter. Det är för få ärenden för att säga om något verkligen har ändrats.',
  );
  expect(of(0.2, 'bothWhole')).toMatch(/procentenheter\. Alla ärenden är granskade båda gångerna\.$/u);
  expect(of(0, 'preliminary')).toMatch(/Granskningen är inte klar\.$/u);
  expect(of(-0.3, 'apart')).toBe('Samma andel som Våren, i hela procentenheter.');
  expect(of(12, 'overlap')).toMatch(/^12 procentenheter högre än Våren\. Det är för få ärenden/u);
});
