import type { FilterConditions, FilterGroup } from '#app/features/controls/domain/frame-filter.ts';
import type { RegisterKind } from '#app/shared/domain/vocabulary.ts';
import { type GuessColumn, guessColumn, SLOTS, type Slot, type SlotName } from './column-guess.ts';
import type { TimeLimit } from './time-limit.ts';

/** What a template fills the form with. */
export type CheckDraft = {
  readonly name: string;
  readonly purpose: string;
  readonly population: FilterConditions;
  readonly limit: TimeLimit | null;
  readonly conditions: FilterConditions;
};

/** The headings found for the slots; undefined for an optional one that the register lacks. */
export type Headings = (slot: SlotName) => string;

/** A ready check to begin from. Everything in it can be changed in the form. */
export type CheckTemplate = {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  /** Kinds of register it is for; empty for every kind. */
  readonly kinds: readonly RegisterKind[];
  readonly slots: readonly SlotName[];
  readonly build: (
    heading: Headings,
    has: (slot: SlotName) => boolean,
  ) => Pick<CheckDraft, 'population' | 'limit' | 'conditions'>;
};

/** A template held against a register: the filled draft, or the words for what the register lacks. */
export type TemplateFit =
  | { readonly fits: true; readonly draft: CheckDraft }
  | { readonly fits: false; readonly lacks: readonly string[] };

/** Whether the template is for this kind of register at all. */
export function isForKind(template: CheckTemplate, kind: RegisterKind): boolean {
  return template.kinds.length === 0 || template.kinds.includes(kind);
}

/** Finds the template's columns among the register's by heading and type, each column for one slot only. */
export function fitTemplate(template: CheckTemplate, columns: readonly GuessColumn[]): TemplateFit {
  const found = new Map<SlotName, string>();
  const lacks: string[] = [];
  for (const name of template.slots) {
    const slot: Slot = SLOTS[name];
    const header = guessColumn(slot, columns, [...found.values()]);
    if (header !== undefined) found.set(name, header);
    else if (!slot.isOptional) lacks.push(slot.words);
  }
  if (lacks.length > 0) return { fits: false, lacks };
  const { name, purpose } = template;
  const parts = template.build(
    (slot) => found.get(slot) ?? '',
    (slot) => found.has(slot),
  );
  return { fits: true, draft: { name, purpose, ...parts } };
}

export const EVERY_CASE: FilterConditions = { allOf: [] };

/** Goes on at the reference date: begun by then, and without an end or with one that has not come. */
export function ongoing(start: string, end: string): FilterConditions {
  return { allOf: [begun(start), notEnded(end)] };
}

export function begun(start: string): FilterGroup {
  return { anyOf: [{ column: start, operator: 'isOnOrBefore', than: 'referenceDate' }] };
}

export function notEnded(end: string): FilterGroup {
  return {
    anyOf: [
      { column: end, operator: 'isEmpty' },
      { column: end, operator: 'isAfter', than: 'referenceDate' },
    ],
  };
}
