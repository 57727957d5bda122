import { REPORT_PARTS, type ReportPart } from '#app/shared/domain/vocabulary.ts';

/** One of the four texts as it stands. Revision 0: nobody has written it. */
export type RoundText = {
  readonly text: string;
  readonly revision: number;
  readonly mayLeaveUnit: boolean;
  readonly writtenAt: string | null;
  readonly writtenByName: string | null;
};

export type RoundTexts = Readonly<Record<ReportPart, RoundText>>;

type StoredText = RoundText & { readonly part: ReportPart };

const UNWRITTEN: RoundText = {
  text: '',
  revision: 0,
  mayLeaveUnit: false,
  writtenAt: null,
  writtenByName: null,
};

/** The four texts of a round; a purpose that nobody has written is the control's own. */
export function roundTexts(stored: readonly StoredText[], controlPurpose: string): RoundTexts {
  const found = (part: ReportPart) => stored.find((one) => one.part === part);
  const of = (part: ReportPart) => found(part) ?? UNWRITTEN;
  return {
    purpose: found('purpose') ?? { ...UNWRITTEN, text: controlPurpose },
    result: of('result'),
    analysis: of('analysis'),
    improvement: of('improvement'),
  };
}

/** What somebody typed in one of the texts, and what she saw when she began. */
export type TypedText = {
  readonly text: string;
  readonly mayLeaveUnit: boolean;
  readonly seenText: string;
  readonly didLeaveUnit: boolean;
  readonly seenRevision: number;
};

export type TypedTexts = Readonly<Record<ReportPart, TypedText>>;

export type ChangesOfTexts = {
  /** What is to be written, over exactly what was seen. */
  readonly changed: readonly ReportPart[];
  /** Changed by her and, since she began, by somebody else: nothing is written before she has seen both. */
  readonly collided: readonly ReportPart[];
};

/**
 * Which texts a person has changed, and which of these somebody else changed meanwhile. A text she left alone is never
 * written, so two people who write different ones do not disturb each other; nor is one that already says the same.
 */
export function changesOfTexts(stored: RoundTexts, typed: TypedTexts): ChangesOfTexts {
  const changed = REPORT_PARTS.filter((part) => {
    const { text, mayLeaveUnit, seenText, didLeaveUnit } = typed[part];
    const isTouched = text !== seenText || mayLeaveUnit !== didLeaveUnit;
    return isTouched && (text !== stored[part].text || mayLeaveUnit !== stored[part].mayLeaveUnit);
  });
  return {
    changed,
    collided: changed.filter((part) => typed[part].seenRevision !== stored[part].revision),
  };
}

/** The texts as they are kept with the figures when a round is finalised. */
export type FinalisedTexts = Readonly<Record<ReportPart, string>> & {
  /** The figures as sentences, as they stood above what people wrote of the result. */
  readonly sentences: readonly string[];
  /** The improvement may stand on what leaves the unit. */
  readonly mayImprovementLeave: boolean;
};

/** What is kept of the texts when the round is finalised. */
export function textsToFinalise(texts: RoundTexts, sentences: readonly string[]): FinalisedTexts {
  return {
    purpose: texts.purpose.text,
    result: texts.result.text,
    analysis: texts.analysis.text,
    improvement: texts.improvement.text,
    sentences,
    mayImprovementLeave: texts.improvement.mayLeaveUnit && texts.improvement.text !== '',
  };
}

/** The kept texts as the database gives them back. Throws when they have another shape, which is a bug. */
export function readFinalisedTexts(stored: unknown): FinalisedTexts {
  const texts = stored as Partial<FinalisedTexts> | null;
  const isWhole =
    REPORT_PARTS.every((part) => typeof texts?.[part] === 'string') &&
    Array.isArray(texts?.sentences) &&
    typeof texts?.mayImprovementLeave === 'boolean';
  if (!isWhole) throw new TypeError('The texts of a finalised round are not of a known shape.');
  return texts as FinalisedTexts;
}
