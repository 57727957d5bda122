import {
  answersInWords,
  itemsInWords,
  numbersInWords,
  overriddenInWords,
} from '#app/shared/text/answers-in-words.ts';
import type { Block, Cell } from '../../domain/sheet.ts';
import type { AnyFigures } from './summary-sheet.server.ts';

/** What was answered beside what counts: items, distributions, numbers and levels, each in a sentence. */
export function otherAnswers(figures: AnyFigures): Block[] {
  const items = figures.sections.flatMap(({ title, items: found }): [string, Cell][] =>
    found === null ? [] : [[title, itemsInWords(found)]],
  );
  const answers = figures.distributions.map((distribution): [string, Cell] => [
    distribution.shortName,
    [
      `${answersInWords(distribution)}.`,
      numbersInWords(distribution),
      overriddenInWords(distribution.overridden),
    ]
      .filter(Boolean)
      .join(' '),
  ]);
  const rows = [...items, ...answers];
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Vad som svarades' },
        { kind: 'facts', rows },
      ];
}
