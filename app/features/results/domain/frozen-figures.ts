import type { Breakdown } from './breakdown.ts';
import { FIGURES_FORMAT, type QuestionFigures, type RoundFigures, type SectionFigures } from './figures.ts';
import type { Unreviewed } from './finalising.ts';

const FIRST_FORMAT = 'aktsam-siffror/1';

/** What a round keeps when it is finalised. No case numbers and no names: it outlives the case-level data. */
export type FrozenFigures = {
  readonly figures: RoundFigures;
  readonly unreviewed: readonly Unreviewed[];
  /** By the one column that the de-identified version is divided by; absent where it is not divided. */
  readonly breakdown?: Breakdown;
};

/** Format 1 knew yes and no only, and no items. */
type FirstFigures = Omit<RoundFigures, 'format' | 'sections' | 'questions' | 'distributions'> & {
  readonly format: typeof FIRST_FORMAT;
  readonly questions: readonly Omit<QuestionFigures, 'items' | 'overridden' | 'noted'>[];
};

/**
 * The frozen figures as the database gives them back, those of format 1 raised to this format: what is stored is never
 * rewritten. Throws when they are of another format, which is a bug.
 */
export function readFrozenFigures(stored: unknown): FrozenFigures {
  const frozen = stored as {
    figures?: { format?: unknown };
    unreviewed?: unknown;
    breakdown?: Breakdown;
  } | null;
  const format = frozen?.figures?.format;
  if ((format !== FIGURES_FORMAT && format !== FIRST_FORMAT) || !Array.isArray(frozen?.unreviewed)) {
    throw new TypeError('The figures of a finalised round are not of a known format.');
  }
  const figures = frozen.figures as RoundFigures | FirstFigures;
  return {
    figures: figures.format === FIRST_FORMAT ? raised(figures) : figures,
    unreviewed: frozen.unreviewed,
    ...(frozen.breakdown ? { breakdown: frozen.breakdown } : {}),
  };
}

function raised(first: FirstFigures): RoundFigures {
  return {
    ...first,
    format: FIGURES_FORMAT,
    sections: sectionsOf(first.questions),
    questions: first.questions.map((one) => ({ ...one, items: null, overridden: null, noted: 0 })),
    distributions: [],
  };
}

/** Format 1 kept the titles only: questions beside each other under one title stood in one section. */
function sectionsOf(questions: FirstFigures['questions']): SectionFigures[] {
  const sections: { key: string; title: string; items: null; questions: string[] }[] = [];
  for (const { key, section } of questions) {
    const last = sections.at(-1);
    if (last?.title === section) last.questions.push(key);
    else sections.push({ key: String(sections.length + 1), title: section, items: null, questions: [key] });
  }
  return sections;
}
