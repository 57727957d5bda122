/** What is checked, in the order it is told. */
export const STEP_NAMES = [
  'file',
  'frame',
  'fingerprint',
  'frameSize',
  'keys',
  'draws',
  'controlKey',
  'seed',
  'cases',
  'tickets',
  'groups',
  'quotaMarks',
  'sizes',
  'quotas',
  'selection',
  'reasons',
  'order',
  'reserves',
  'shortfalls',
  'replacements',
  'extension',
  'circumstances',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/**
 * `undecided`: the step leans on another that differs, so what it found proves nothing. `nothing`: there was nothing to
 * check, such as replacements where there are none.
 */
export type Outcome = 'agrees' | 'differs' | 'undecided' | 'cannotCheck' | 'nothing';

/** Why a step cannot be checked with the files at hand. */
export type Obstacle =
  | 'needsFrame'
  | 'needsControlKey'
  | 'needsFrameAndControlKey'
  | 'chosenByPeople'
  | 'datesNotInFile'
  | 'onlyPeopleKnow';

export const FINDING_KINDS = [
  'digest',
  'byteOrderMark',
  'carriageReturns',
  'noLastLineEnd',
  'rowsInOtherOrder',
  'otherWriting',
  'columnMissing',
  'columnTooMany',
  'fingerprint',
  'fingerprintOfContentAgrees',
  'frameSize',
  'frameSizeOfDraw',
  'undated',
  'keyEmpty',
  'keyTooLong',
  'keyDuplicate',
  'keyNotNormalised',
  'drawNumber',
  'drawInForce',
  'drawKind',
  'redrawReasonMissing',
  'redrawReasonOnFirst',
  'drawTime',
  'designUnusable',
  'quotasExceedSize',
  'keyForOtherFrame',
  'keyWithoutDraw',
  'keyDrawTooMany',
  'keyValues',
  'commitment',
  'seedInvalid',
  'seedNotGenerated',
  'seedParts',
  'seedPartsCount',
  'seedPartsOnePerson',
  'seedPartsNotExpected',
  'lockedSeed',
  'lockedSeedMissing',
  'lockedSeedNotExpected',
  'caseTwice',
  'caseNotInFrame',
  'caseMissing',
  'caseCount',
  'ticket',
  'ticketOrder',
  'rank',
  'rankTwice',
  'group',
  'groupTable',
  'groupMissingInTable',
  'groupTooManyInTable',
  'quotaMark',
  'groupSampleSize',
  'quotaCount',
  'shouldBeSelected',
  'shouldNotBeSelected',
  'reason',
  'position',
  'orderAt',
  'reserveAt',
  'shortfallMissing',
  'shortfallTooMany',
  'replacedNotInSample',
  'replacementOther',
  'replacementLost',
  'replacementTime',
  'replacementBeforeDraw',
  'replacementReason',
  'replacedMark',
  'takenInMark',
  'seedChanged',
  'designChanged',
  'earlierPickLost',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One thing that does not agree: on what, what it should be and what stands in the file. */
export type Finding = {
  readonly kind: FindingKind;
  /** A case number, a group, a column or a draw; empty when the kind says it all. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
};

export type Step = {
  readonly what: StepName;
  /** The draw's number; null for what concerns the files as a whole. */
  readonly draw: number | null;
  readonly outcome: Outcome;
  /** How many things were compared. */
  readonly compared: number;
  readonly obstacle: Obstacle | null;
  /** The step that an undecided one leans on. */
  readonly because: StepName | null;
  /** The first few; `findingCount` counts them all. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
};

/** So many findings of a step are named. */
export const FINDINGS_SHOWN = 10;

/** Collects what does not agree in one step. */
export class StepFindings {
  readonly #findings: Finding[] = [];
  #count = 0;

  /** Notes one difference; numbers are told with all their digits. */
  add(kind: FindingKind, subject = '', expected: string | number = '', found: string | number = ''): void {
    this.#count++;
    if (this.#findings.length < FINDINGS_SHOWN) {
      this.#findings.push({ kind, subject, expected: String(expected), found: String(found) });
    }
  }

  /** Notes a difference unless the two are the same. */
  compare(kind: FindingKind, subject: string, expected: string | number, found: string | number): void {
    if (expected !== found) this.add(kind, subject, expected, found);
  }

  /** The step: it differs as soon as something was noted. */
  step(what: StepName, draw: number | null, compared: number): Step {
    return {
      what,
      draw,
      outcome: this.#count > 0 ? 'differs' : 'agrees',
      compared,
      obstacle: null,
      because: null,
      findings: this.#findings,
      findingCount: this.#count,
    };
  }

  /** The step, about nothing when nothing was compared and nothing differs. */
  stepOrNothing(what: StepName, draw: number | null, compared: number): Step {
    const step = this.step(what, draw, compared);
    return step.outcome === 'agrees' && compared === 0 ? { ...step, outcome: 'nothing' } : step;
  }

  /** The step when it could not be checked in full: what was seen to differ counts all the same. */
  stepWithout(what: StepName, draw: number | null, obstacle: Obstacle): Step {
    const step = this.step(what, draw, 0);
    return step.outcome === 'differs' ? step : { ...step, outcome: 'cannotCheck', obstacle };
  }
}

/** A step that cannot be checked with the files at hand. */
export function cannotCheck(what: StepName, draw: number | null, obstacle: Obstacle): Step {
  return new StepFindings().stepWithout(what, draw, obstacle);
}

/** A step that says nothing because another, on which it leans, differs. */
export function undecided(what: StepName, draw: number | null, because: StepName): Step {
  return { ...new StepFindings().step(what, draw, 0), outcome: 'undecided', because };
}
