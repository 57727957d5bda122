import { expect, it } from 'vitest';
import { sameShortNames } from './same-short-names.ts';
import { shippedChecklists } from './shipped-checklists.ts';
import { vignetteChecklist } from './shipped-vignette.ts';

it('names what stands twice in a section, each once, and nothing that stands in two sections', () => {
  const [first, second] = vignetteChecklist.sections;
  if (!first || !second) throw new Error('no sections');
  const [one] = first.questions;
  if (!one) throw new Error('no question');
  const again = (key: string) => ({ ...one, key, shortName: ` ${one.shortName.toUpperCase()}` });
  const twice = { ...first, questions: [...first.questions, again('a'), again('b')] };
  const apart = { ...second, questions: [...second.questions, again('c')] };
  expect(sameShortNames({ ...vignetteChecklist, sections: [twice, apart] })).toEqual([
    { section: first.title, shortName: one.shortName },
  ]);
});

it('finds none in what the program ships', () => {
  expect(shippedChecklists.flatMap(sameShortNames)).toEqual([]);
});
