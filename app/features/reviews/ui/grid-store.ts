import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import {
  type Evaluation,
  evaluateReview,
  type QuestionState,
} from '#app/features/checklists/domain/evaluate.ts';
import type { GridCase } from '#app/features/reviews/domain/grid-data.ts';
import type { RowFacts } from '#app/features/reviews/domain/grid-filter.ts';
import { prepareFor } from '#app/features/reviews/domain/prepare-answer.ts';
import { waitsFor } from '#app/features/reviews/domain/waits-for.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { AnswerQueue, type QueueEntry, type QueueSnapshot, type Send } from './answer-queue.ts';
import { answersIn, groundOf } from './use-answers.ts';

/** What the line above the table tells of all rows together. */
export interface GridSummary {
  answered: number;
  applicable: number;
  complete: number;
  conflicts: number;
  /** Not on the server's disk and stuck: waiting, refused, or no answer. */
  stuck: number;
  stuckMessage: string;
  isSaving: boolean;
  /** The last answer saved since the page was opened. */
  savedAt: string | null;
}

type Tally = Pick<GridSummary, 'answered' | 'applicable' | 'conflicts' | 'stuck'> & {
  complete: number;
  saving: number;
};

type GridData = { definition: ChecklistDefinition; referenceOn: string; cases: readonly GridCase[] };

/**
 * All rows of the table. Each has a queue of its own, as on the page of one review, made when somebody first sees or
 * answers it; the totals follow each change without going through all rows.
 */
export class GridStore {
  readonly cases: readonly GridCase[];
  readonly definition: ChecklistDefinition;
  readonly referenceOn: string;
  #sendFor: (reviewId: number) => Send;
  #prepare: ReturnType<typeof prepareFor>;
  #queues = new Map<number, AnswerQueue>();
  #places: Map<number, number>;
  #evaluations: ({ of: QueueSnapshot | undefined; value: Evaluation } | undefined)[] = [];
  #tallies: Tally[];
  #total: Tally;
  #savedAt: string | null = null;
  #stuckMessage = '';
  #summary: GridSummary | undefined;
  #listeners = new Set<() => void>();
  #isTelling = false;

  constructor({ definition, referenceOn, cases }: GridData, sendFor: (reviewId: number) => Send) {
    this.cases = cases;
    this.definition = definition;
    this.referenceOn = referenceOn;
    this.#sendFor = sendFor;
    this.#prepare = prepareFor(definition, referenceOn);
    this.#places = new Map(cases.map(({ reviewId }, place) => [reviewId, place]));
    this.#tallies = cases.map((_, place) => this.#tallyOf(place));
    this.#total = this.#tallies.reduce((sum, tally) => added(sum, tally, 1), zero);
  }

  caseAt(place: number): GridCase {
    const found = this.cases[place];
    if (found === undefined) throw new Error(`The table has no row ${place}.`);
    return found;
  }

  placeOf(reviewId: number): number | undefined {
    return this.#places.get(reviewId);
  }

  queueAt(place: number): AnswerQueue {
    const known = this.#queues.get(place);
    if (known) return known;
    const { reviewId, answers } = this.caseAt(place);
    const stored = answers.map((answer) => ({ ...answer, savedAt: '', savedByName: '' }));
    const queue = new AnswerQueue(stored, this.#sendFor(reviewId), this.#prepare);
    this.#queues.set(place, queue);
    queue.subscribe(() => this.#changed(place));
    return queue;
  }

  entryAt(place: number, key: string): QueueEntry {
    return this.queueAt(place).entry(key);
  }

  /** What follows from the row's answers as they stand in the table now. */
  evaluationAt(place: number): Evaluation {
    const of = this.#queues.get(place)?.snapshot();
    const known = this.#evaluations[place];
    if (known && (known.of === of || of === undefined)) return known.value;
    const { columns, answers } = this.caseAt(place);
    const given = of ? answersIn(of) : Object.fromEntries(answers.map((one) => [one.questionKey, one]));
    const ground = groundOf({ columns, referenceOn: this.referenceOn });
    const value = evaluateReview(this.definition, ground, given);
    this.#evaluations[place] = { of, value };
    return value;
  }

  stateAt(place: number, key: string): QuestionState | undefined {
    return this.evaluationAt(place).states.find((state) => state.key === key);
  }

  /** The question whose answer decides whether a hidden one applies; undefined when that is known. */
  waitsForAt(place: number, key: string): string | undefined {
    const { states } = this.evaluationAt(place);
    return waitsFor(this.definition, states, this.caseAt(place).columns, key);
  }

  canAnswer(place: number, key: string): boolean {
    return !this.caseAt(place).isLocked && this.stateAt(place, key)?.isVisible === true;
  }

  isLacking(place: number, key: string): boolean {
    return this.canAnswer(place, key) && (this.stateAt(place, key)?.lacks.length ?? 0) > 0;
  }

  /** The first saved answer begins the review; the page is not read again for it. */
  reviewStateAt(place: number): ReviewState {
    const { state } = this.caseAt(place);
    if (state !== 'assigned') return state;
    const entries = Object.values(this.#queues.get(place)?.snapshot() ?? {});
    return entries.some(({ revision }) => revision > 0) ? 'started' : state;
  }

  factsAt(place: number): RowFacts {
    const { caseKey, columns, state } = this.caseAt(place);
    const { isComplete, faults } = this.evaluationAt(place);
    return {
      caseKey,
      columns,
      isComplete,
      hasFault: faults.length > 0,
      isHandedIn: state === 'finished',
      hasConflict: (this.#tallies[place]?.conflicts ?? 0) > 0,
    };
  }

  hasUnsaved(): boolean {
    return this.#total.saving + this.#total.stuck + this.#total.conflicts > 0;
  }

  /** Sends all that waits, once; true when all of it was taken. */
  async flush(): Promise<boolean> {
    const unsaved = [...this.#queues.values()].filter((queue) => queue.hasUnsaved());
    await Promise.all(unsaved.map((queue) => queue.flush()));
    return !this.hasUnsaved();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until it is told that something has changed. */
  summary = (): GridSummary => {
    const { answered, applicable, complete, conflicts, stuck, saving } = this.#total;
    this.#summary ??= {
      answered,
      applicable,
      complete,
      conflicts,
      stuck,
      stuckMessage: this.#stuckMessage,
      isSaving: saving > 0,
      savedAt: this.#savedAt,
    };
    return this.#summary;
  };

  #changed(place: number): void {
    const before = this.#tallies[place];
    const now = this.#tallyOf(place);
    this.#tallies[place] = now;
    this.#total = added(before ? added(this.#total, before, -1) : this.#total, now, 1);
    // Hundreds of replies come in one moment: the line above the table is drawn once for all of them.
    if (this.#isTelling) return;
    this.#isTelling = true;
    setTimeout(() => {
      this.#isTelling = false;
      this.#summary = undefined;
      for (const listener of this.#listeners) listener();
    }, 0);
  }

  #tallyOf(place: number): Tally {
    const { answeredCount, applicableCount, isComplete } = this.evaluationAt(place);
    const tally = { ...zero, answered: answeredCount, applicable: applicableCount };
    // Only what can still be handed in is waited for.
    tally.complete = isComplete && !this.caseAt(place).isLocked ? 1 : 0;
    for (const { state, savedAt, message } of Object.values(this.#queues.get(place)?.snapshot() ?? {})) {
      if (state === 'conflict') tally.conflicts += 1;
      else if (state === 'saving' || state === 'typing') tally.saving += 1;
      else if (state !== 'saved' && state !== 'untouched') {
        tally.stuck += 1;
        this.#stuckMessage = message;
      }
      if (savedAt !== null && savedAt > (this.#savedAt ?? '')) this.#savedAt = savedAt;
    }
    return tally;
  }
}

const zero: Tally = { answered: 0, applicable: 0, complete: 0, conflicts: 0, stuck: 0, saving: 0 };

function added(sum: Tally, tally: Tally, sign: 1 | -1): Tally {
  return {
    answered: sum.answered + sign * tally.answered,
    applicable: sum.applicable + sign * tally.applicable,
    complete: sum.complete + sign * tally.complete,
    conflicts: sum.conflicts + sign * tally.conflicts,
    stuck: sum.stuck + sign * tally.stuck,
    saving: sum.saving + sign * tally.saving,
  };
}
