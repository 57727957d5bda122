import type { DeviationState, LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import { deviationStateWords } from './deviation-lifecycle.ts';
import { lexSarahStageWords } from './lex-sarah-words.ts';

/** What the list of deviations may be narrowed to by state, on the page and in its file. */
export const stateFilterWords: Readonly<Record<'open' | DeviationState | 'all', string>> = {
  open: 'Öppna',
  ...deviationStateWords,
  all: 'Alla',
};

/** The same by lex Sarah; without a choice "Med och utan". */
export const lexSarahFilterWords: Readonly<Record<'all' | 'open' | LexSarahStage, string>> = {
  all: 'Alla rapporterade',
  open: 'Öppna lex Sarah',
  ...lexSarahStageWords,
};
export const NO_LEX_SARAH_FILTER = 'Med och utan';
