import { numberOf } from '#app/features/checklists/domain/answer-content.ts';
import { standardOf } from '#app/features/checklists/domain/answer-tags.ts';
import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import { choicesOf, type Question, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { cellLabel } from '#app/features/results/domain/distribution.ts';
import { cellOf } from '#app/features/results/domain/gather-answers.ts';
import type { KeptState } from '#app/features/results/domain/kept-evaluation.ts';
import type { SampledCase } from '#app/features/results/server/load-round-material.server.ts';
import { handedInWords } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { type Cell, dateCell, decimalCell, instantCell } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';

/** An answer with what its row says of it. */
export type SourceRow = {
  readonly one: SampledCase;
  readonly state: KeptState;
  /** The question as people name it, with its item. */
  readonly name: string;
  readonly words: string;
  readonly deviation: string | null;
  /** Of being drawn; undefined where the design gives none. */
  readonly chance: number | undefined;
};

export type DescribedColumn<Row> = {
  readonly header: string;
  readonly width: number;
  /** For the sheet that explains the columns. */
  readonly meaning: string;
  /** Left out where nothing would stand in it. Absent: always there. */
  readonly isThere?: (data: RoundExport) => boolean;
  readonly cell: (row: Row) => Cell;
};

const COUNTED_AS = {
  fulfilled: 'Uppfyllt',
  notFulfilled: 'Ej uppfyllt',
  notApplicable: 'Ej tillämpligt',
  noted: 'Räknas inte',
} as const;

const asks =
  (isAsked: (question: Question) => boolean) =>
  ({ material }: RoundExport) =>
    questionsOf(material.checklist.definition).some(isAsked);

/** The answer, when it is part of the figures. */
const countedState = ({ one, state }: SourceRow) =>
  one.isFinished && state.isVisible && state.given !== undefined ? state : undefined;

const level = (at: 0 | 1) => (row: SourceRow) => {
  const { question, given } = row.state;
  const key = question.kind === 'level' ? given?.content?.split('>')[at] : undefined;
  return key === undefined ? null : (choicesOf(question).find((one) => one.key === key)?.label ?? key);
};

/** The columns and their order are a contract (docs/workbooks.md): new ones are added last. */
export const SOURCE_COLUMNS: readonly DescribedColumn<SourceRow>[] = [
  { header: 'Ärende', width: 12, meaning: 'Ärendets nummer i registret.', cell: ({ one }) => one.key },
  {
    header: 'Enhet',
    width: 16,
    meaning: 'Enheten som ärendet hör till.',
    cell: ({ one }) => one.review?.unitName ?? '',
  },
  {
    header: 'Granskare',
    width: 16,
    meaning: 'Den som har granskat. Tomt för ett gemensamt svar.',
    cell: ({ one }) => one.review?.reviewerName ?? '',
  },
  {
    header: 'Granskning',
    width: 17,
    meaning: 'Hur långt granskningen har kommit.',
    cell: ({ one }) => handedInWords(one.review),
  },
  {
    header: 'Fråga',
    width: 24,
    meaning: 'Frågans kortnamn. I ett avsnitt som besvaras flera gånger står vilken gång inom parentes.',
    cell: ({ name }) => name,
  },
  { header: 'Svar', width: 16, meaning: 'Svaret i ord.', cell: ({ words }) => words },
  {
    header: 'Räknas som',
    width: 14,
    meaning:
      'Uppfyllt, Ej uppfyllt eller Ej tillämpligt. Räknas inte: svaret är bara noterat, eller så är det inte med i siffrorna (då är Redovisas som tomt).',
    cell: ({ one, state: { isVisible, fulfilment } }) =>
      !one.isFinished || !isVisible || !fulfilment ? 'Räknas inte' : COUNTED_AS[fulfilment],
  },
  {
    header: 'Beskrivning eller skäl',
    width: 24,
    meaning: 'Beskrivning av bristen, eller skälet till svaret.',
    cell: ({ one, state }) => one.answers[state.key]?.reason || null,
  },
  {
    header: 'Kommentar',
    width: 17,
    meaning: 'Granskarens kommentar.',
    cell: ({ one, state }) => one.answers[state.key]?.comment || null,
  },
  {
    header: 'Plats i akten',
    width: 12,
    meaning: 'Var i akten svaret framgår.',
    cell: ({ one, state }) => one.answers[state.key]?.evidence || null,
  },
  {
    header: 'Besvarad',
    width: 18,
    meaning: 'När svaret gavs, svensk tid.',
    cell: ({ one, state }) => instantCell(one.answers[state.key]?.answeredAt ?? null),
  },
  {
    header: 'Avvikelse',
    width: 14,
    meaning: 'Numret på avvikelsen som svaret ledde till.',
    cell: ({ deviation }) => deviation,
  },
  {
    // For following a question from one version of a checklist to the next; nobody reads it.
    header: 'Frågans nyckel',
    width: 20,
    meaning: 'Samma fråga har samma nyckel i alla versioner av checklistan. Efter # står vilken gång.',
    cell: ({ state }) => state.key,
  },
  {
    header: 'Svar som tal',
    width: 12,
    meaning: 'Svaret på en fråga om ett tal.',
    isThere: asks(({ kind }) => kind === 'number'),
    cell: ({ state: { question, given } }) =>
      question.kind === 'number' ? decimalCell(numberOf(given?.content)) : null,
  },
  {
    header: 'Svar som datum',
    width: 13,
    meaning: 'Svaret på en fråga om ett datum.',
    isThere: asks(({ kind }) => kind === 'date'),
    cell: ({ state: { question, given } }) =>
      question.kind === 'date' ? dateCell(given?.content ?? null) : null,
  },
  {
    header: 'Nummer i avsnittet',
    width: 11,
    meaning: 'Vilken gång i avsnittet, som på granskningens sida.',
    isThere: ({ material }) =>
      material.checklist.definition.sections.some(({ repeats }) => repeats !== undefined),
    cell: ({ state }) => state.itemNumber ?? null,
  },
  {
    header: 'Uträknat svar',
    width: 24,
    meaning: 'Svaret som följer av de andra svaren. Är Svar ett annat har granskaren ändrat det.',
    isThere: asks(({ suggestion }) => suggestion?.kind === 'rating'),
    cell: ({ state: { question, suggestion } }) =>
      question.suggestion?.kind === 'rating' && suggestion?.option !== undefined
        ? tagInWords(question, suggestion.option)
        : null,
  },
  {
    header: 'Redovisas som',
    width: 14,
    meaning:
      'Raden som svaret räknas på i Svarsfördelning. Tomt: svaret är inte med i siffrorna, för att granskningen inte är klar eller för att frågan inte ställdes.',
    cell: (row) => {
      const state = countedState(row);
      return state ? cellLabel(state.question, cellOf(state.question, state.tags)) : null;
    },
  },
  {
    header: 'Val',
    width: 20,
    meaning: 'Där flera svar är möjliga: ett val på varje rad i cellen.',
    isThere: asks(({ kind }) => kind === 'severalChoices'),
    cell: (row) => {
      const { question, tags } = row.state;
      if (question.kind !== 'severalChoices' || countedState(row) === undefined) return null;
      const chosen = choicesOf(question).filter(({ key }) => tags.includes(key));
      return chosen.map(({ key }) => cellLabel(question, key)).join('\n') || null;
    },
  },
  {
    header: 'Nivå före',
    width: 14,
    meaning: 'Nivån före, på frågor om nivå före och efter.',
    isThere: asks(({ kind }) => kind === 'level'),
    cell: level(0),
  },
  {
    header: 'Nivå efter',
    width: 14,
    meaning: 'Nivån efter.',
    isThere: asks(({ kind }) => kind === 'level'),
    cell: level(1),
  },
  {
    header: 'Standardvärde',
    width: 16,
    meaning: 'Värdet som talet jämförs med i just det ärendet.',
    isThere: asks((question) => question.kind === 'number' && question.standard !== undefined),
    cell: ({ one, state: { question } }) =>
      question.kind === 'number' ? decimalCell(standardOf(question, one.columns)) : null,
  },
  {
    header: 'Chans att dras',
    width: 9,
    meaning: 'Ärendets chans att dras, 0–1. Vikten är ett delat med chansen.',
    isThere: ({ chances }) => chances?.chanceOf !== undefined,
    cell: ({ chance }) => decimalCell(chance),
  },
];
