import { chanceIn } from './arithmetic.ts';
import { type File, numberOf, type Row, tableOf, textOf } from './read-file.ts';

/** An answer that is part of the figures. */
export type Answer = {
  caseKey: string;
  question: string;
  words: string;
  countsAs: string;
  shownAs: string;
  row: Row;
};
export type Question = {
  key: string;
  /** Its number in "Per fråga"; undefined where its answers count neither way. */
  number: number | undefined;
  section: string;
  name: string;
  /** "anmälan", "anmälningar" where the question is put several times to a case. */
  items: { one: string; several: string } | undefined;
  unit: string;
  standard: string;
  isComputed: boolean;
};
export type Source = {
  answers: Answer[];
  questions: Question[];
  sampled: Row[];
  reviewed: Row[];
  /** By case; undefined where the design gives none. */
  chances: ReadonlyMap<string, number | undefined>;
  selection: string;
  frame: number;
  replaced: number;
  deviations: number;
  isComplete: boolean;
  /** What in the source data contradicts itself. */
  contradictions: string[];
};

/** Everything the figures are made of, from the sheets of source data and no other. */
export function readSource(file: File): Source {
  const sampled = tableOf(file, 'Källdata ärenden');
  const reviewed = sampled.filter((row) => row['Räknas'] === 'Ja');
  const known = tableOf(file, 'Källdata urval');
  const valueFor = (what: string, group: string | null = null) =>
    known.find((row) => row['Uppgift'] === what && (row['Grupp'] ?? '') === (group ?? ''))?.['Värde'];
  const selection = textOf(valueFor('Urval'));
  const chances = new Map(sampled.map((row) => [textOf(row['Ärende']), chanceOf(row, valueFor, selection)]));
  const answers = tableOf(file, 'Källdata');
  const told = [...sampled, ...answers].filter(({ [CHANCE]: chance }) => chance !== undefined);
  return {
    answers: answers
      .filter((row) => row['Redovisas som'] !== null)
      .map((row) => ({
        caseKey: textOf(row['Ärende']),
        question: textOf(row['Frågans nyckel']).replace(/#.*/u, ''),
        words: textOf(row['Svar']),
        countsAs: textOf(row['Räknas som']),
        shownAs: textOf(row['Redovisas som']),
        row,
      })),
    questions: tableOf(file, 'Källdata frågor').map(questionOf),
    sampled,
    reviewed,
    chances,
    selection,
    frame: numberOf(valueFor('Ärenden i urvalsramen'), 'urvalsramen'),
    replaced: numberOf(valueFor('Ersatta ärenden'), 'ersatta'),
    deviations: tableOf(file, 'Avvikelser').length,
    isComplete: valueFor('Alla granskade, eller med skäl') === 'Ja',
    contradictions: told.flatMap((row) => {
      const expected = chances.get(textOf(row['Ärende']));
      const isSame = typeof row[CHANCE] === 'number' && Math.abs(row[CHANCE] - (expected ?? -1)) < 1e-12;
      return isSame ? [] : [`${String(row['Ärende'])} har chansen ${String(row[CHANCE])}, inte ${expected}`];
    }),
  };
}

const CHANCE = 'Chans att dras';

function questionOf(row: Row): Question {
  const one = textOf(row['En gång heter']);
  return {
    key: textOf(row['Frågans nyckel']),
    number: row['Nr'] === null ? undefined : numberOf(row['Nr'], 'frågans nummer'),
    section: textOf(row['Avsnitt']),
    name: textOf(row['Fråga']),
    items: one === '' ? undefined : { one, several: textOf(row['Flera gånger heter']) },
    unit: textOf(row['Enhet']),
    standard: textOf(row['Jämförs med']),
    isComputed: row['Svaret räknas ut'] === 'Ja',
  };
}

/** From the sizes of the groups and what was to be drawn of each, not from what the file says the chance is. */
function chanceOf(
  row: Row,
  valueFor: (what: string, group?: string) => Row[string] | undefined,
  selection: string,
): number | undefined {
  if (selection === 'Totalundersökning') return 1;
  const quotas = numberOf(valueFor('Antal minst-krav') ?? 0, 'minst-krav');
  if (selection !== 'Slumpmässigt' || quotas > 1 || valueFor('Fördelning') === undefined) return undefined;
  const group = textOf(row['Grupp']);
  const of = (what: string) => numberOf(valueFor(what, group), `${what} (${group})`);
  return chanceIn(
    {
      count: of('Ärenden i gruppen'),
      size: of('Att dra ur gruppen'),
      satisfying: quotas === 1 ? of('Ärenden i gruppen som minst-kravet gäller') : 0,
      minimum: quotas === 1 ? numberOf(valueFor('Minst, enligt minst-kravet'), 'minst') : undefined,
    },
    row['I minst-kravet'] === 'Ja',
  );
}
