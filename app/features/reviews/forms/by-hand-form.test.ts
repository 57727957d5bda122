import { describe, expect, it } from 'vitest';
import { seenText } from '../domain/hand-fields.ts';
import { parseByHand } from './by-hand-form.ts';

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe('the form of sharing out by hand', () => {
  it('reads each place with who had it when the page was shown', () => {
    const seen = seenText([
      { key: '7-1', holderId: 4 as never },
      { key: '7-2', holderId: null },
    ]);
    const form = formOf([
      ['visat', seen],
      ['granskare-7-1', '5'],
      ['granskare-7-2', ''],
    ]);
    expect(parseByHand(form)).toEqual([
      { frameCaseId: 7, slot: 1, seenId: 4, chosenId: 5 },
      { frameCaseId: 7, slot: 2, seenId: null, chosenId: null },
    ]);
  });

  it('passes over whatever is not a place, and takes the last of a place given twice', () => {
    const form = formOf([
      ['visat', '7-1=x 7-2 =3 7-1=4; --'],
      ['granskare-7-1', '5'],
      ['granskare-7-1', '6'],
      ['granskare-7', '5'],
      ['granskare-x-1', '5'],
      ['granskare-8-1', "1' OR 1=1"],
    ]);
    expect(parseByHand(form)).toEqual([
      { frameCaseId: 7, slot: 1, seenId: null, chosenId: 6 },
      { frameCaseId: 8, slot: 1, seenId: null, chosenId: null },
    ]);
  });
});
