import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { parseDefinition } from '../forms/definition-schema.ts';
import type { Answers } from './answers.ts';
import type { CaseColumns, ChecklistDefinition } from './definition.ts';
import { evaluateReview } from './evaluate.ts';
import { upgradeDefinition } from './upgrade-definition.ts';

interface Recorded {
  /** A version as it was stored by the first format. */
  definition: unknown;
  /** What the program of that time made of these cases and answers. */
  cases: { columns: CaseColumns; answers: Answers; result: unknown }[];
}
const recorded = JSON.parse(
  readFileSync('tests/fixtures/checklists/format-1-placed-children.json', 'utf8'),
) as Recorded;

function read(input: unknown): ChecklistDefinition {
  const parsed = parseDefinition(input);
  if (!parsed.ok) throw new Error(parsed.error.join(' '));
  return parsed.value;
}

describe('a version stored by the first format', () => {
  it('is read in this one', () => {
    expect(recorded.definition).toMatchObject({ format: 'aktsam-checklista/1' });
    expect(read(recorded.definition).format).toBe('aktsam-checklista/2');
  });

  it('evaluates as it did then: what is seen, lacks, counts, is suggested and becomes a deviation', () => {
    const definition = read(recorded.definition);
    expect(recorded.cases).toHaveLength(16);
    for (const { columns, answers, result } of recorded.cases) {
      const ground = { columns, referenceOn: '2026-10-31' as CivilDate };
      const now = evaluateReview(definition, ground, answers);
      const { applicableCount, answeredCount, isComplete } = now;
      expect({
        applicableCount,
        answeredCount,
        isComplete,
        faults: now.faults.map(({ questionKey }) => questionKey),
        deviationDrafts: now.deviationDrafts.map(({ itemNumber: _none, ...draft }) => draft),
        states: now.states.map(({ key, isVisible, lacks, fulfilment, suggestion }) => ({
          key,
          isVisible,
          lacks,
          fulfilment: fulfilment ?? null,
          // Where nothing is suggested only the words for why have been changed since.
          suggestion: suggestion?.option ? { option: suggestion.option, lines: suggestion.lines } : null,
        })),
      }).toEqual(result);
    }
  });

  it('is raised once and for all: raised again it stays as it is', () => {
    const raised = upgradeDefinition(recorded.definition);
    expect(upgradeDefinition(raised)).toBe(raised);
  });
});

it('leaves what it does not know to the schema', () => {
  for (const strange of [null, 7, 'x', [], {}, { format: 'aktsam-checklista/3', sections: [] }])
    expect(upgradeDefinition(strange)).toBe(strange);
  for (const broken of [
    { sections: 'x' },
    { sections: [null, { questions: [7, { suggestion: {} }] }] },
    {},
  ]) {
    const raised = upgradeDefinition({ format: 'aktsam-checklista/1', ...broken });
    expect(parseDefinition(raised).ok).toBe(false);
  }
});
