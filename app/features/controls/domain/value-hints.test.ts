import { expect, it } from 'vitest';
import type { FrameFilter } from './frame-filter.ts';
import { comparedValues, hintOfValue } from './value-hints.ts';

it('takes the values that are compared as they stand, each once, wherever they stand', () => {
  const filter: FrameFilter = {
    anyOf: [
      { anyOf: [{ column: 'Form', operator: 'is', value: ' hvb ' }] },
      {
        allOf: [
          { column: 'Form', operator: 'isNoneOf', values: ['hvb', 'SiS', ''] },
          { column: 'Form', operator: 'contains', value: 'hem' },
          { column: 'Slut', operator: 'isEmpty' },
        ],
        not: true,
      },
    ],
  };
  expect(comparedValues(filter)).toEqual([
    { column: 'Form', value: 'hvb' },
    { column: 'Form', value: 'SiS' },
  ]);
});

it.each([
  ['familjehem', ['Familjehem']],
  ['FAMILJE HEM', ['Familjehem']],
  ['Sär\u00a0skilt boende', ['särskilt Boende', 'Särskilt boende']],
  ['Familjehemmet', []],
])('%j is none of the values; what it may mean is %j', (value, meant) => {
  const known = ['Familjehem', 'HVB', 'särskilt Boende', 'Särskilt boende'];
  expect(hintOfValue({ column: 'Form', value }, known)).toEqual({ column: 'Form', value, meant });
});

it('says nothing of a value that is there, however it was composed, nor where the values are not known', () => {
  expect(hintOfValue({ column: 'Form', value: 'Åre' }, ['A\u030are'])).toBeUndefined();
  expect(hintOfValue({ column: 'Form', value: 'hvb' }, [])).toBeUndefined();
});
