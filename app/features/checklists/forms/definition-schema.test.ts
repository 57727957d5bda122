import { describe, expect, it } from 'vitest';
import { textFor } from '../domain/columns.ts';
import type { ChecklistDefinition } from '../domain/definition.ts';
import { questionsOf } from '../domain/definition.ts';
import { placedChildrenChecklist } from '../domain/shipped-placed-children.ts';
import { parseDefinition } from './definition-schema.ts';

const copy = () => structuredClone(placedChildrenChecklist);
const faultsOf = (change: (definition: ChecklistDefinition) => void): string[] => {
  const definition = copy();
  change(definition);
  const result = parseDefinition(definition);
  return result.ok ? [] : result.error;
};
function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The shipped checklist lacks what this test changes.');
  return value;
}
const first = (definition: ChecklistDefinition) => needed(questionsOf(definition)[0]);

describe('parseDefinition', () => {
  it('takes the shipped checklist unchanged, also through JSON', () => {
    const result = parseDefinition(JSON.parse(JSON.stringify(placedChildrenChecklist)));
    expect(result).toEqual({ ok: true, value: copy() });
  });

  it('takes a legal reference for all cases, as versions published earlier have it', () => {
    const definition = copy();
    first(definition).legalReference = { text: '13 § LVU', checkedOn: '2025-09-30' };
    expect(parseDefinition(definition)).toEqual({ ok: true, value: definition });
  });

  it('refuses what it does not know', () => {
    expect(parseDefinition({ ...copy(), colour: 'red' }).ok).toBe(false);
    expect(parseDefinition(null).ok).toBe(false);
  });

  it.each([
    [
      'the same key twice',
      (d: ChecklistDefinition) => d.sections.push({ key: 'x', title: 'X', questions: [first(d)] }),
      'två gånger',
    ],
    [
      'a section twice',
      (d: ChecklistDefinition) =>
        d.sections.push({ ...needed(d.sections[0]), questions: [{ ...first(d), key: 'ny' }] }),
      'nyckeln overvagande finns två gånger',
    ],
    [
      'a condition on a later question',
      (d: ChecklistDefinition) => {
        first(d).visibleWhen = [{ kind: 'answer', question: 'vardplan-aktuell', isOneOf: ['yes'] }];
      },
      'inte är en tidigare fråga',
    ],
    [
      'a condition on itself',
      (d: ChecklistDefinition) => {
        first(d).visibleWhen = [{ kind: 'answer', question: 'overvagande-i-tid', isOneOf: ['yes'] }];
      },
      'inte är en tidigare fråga',
    ],
    [
      'a condition on an option that is not there',
      (d: ChecklistDefinition) => {
        first(d).options = ['yes', 'no'];
        first(d).deviation = undefined;
        needed(questionsOf(d)[1]).visibleWhen = [
          { kind: 'answer', question: 'overvagande-i-tid', isOneOf: ['notApplicable'] },
        ];
      },
      'väntar på svaret',
    ],
    [
      'a deviation on the good answer',
      (d: ChecklistDefinition) => {
        needed(first(d).deviation).on = ['yes'];
      },
      'ger avvikelse men är ingen brist',
    ],
    [
      'a deviation on an option that is not there',
      (d: ChecklistDefinition) => {
        first(d).options = ['yes', 'no'];
      },
      'som frågan inte har',
    ],
    [
      'no way to say no',
      (d: ChecklistDefinition) => {
        first(d).options = ['yes', 'notApplicable'];
      },
      'ja eller nej saknas',
    ],
    [
      'a limit of no months',
      (d: ChecklistDefinition) => {
        const rule = needed(first(d).suggestion);
        if (rule.kind === 'longestGap') rule.limit.count = 0;
      },
      'limit → count',
    ],
    [
      'a legal reference without words',
      (d: ChecklistDefinition) => {
        first(d).legalReference = { checkedOn: '2025-09-30' };
      },
      'Det rättsliga stödet saknar text.',
    ],
  ])('refuses %s', (_name, change, message) => {
    expect(faultsOf(change as (d: ChecklistDefinition) => void).join(' ')).toContain(message);
  });
});

describe('the shipped words', () => {
  it('says övervägande for SoL and LVU 2 §, omprövning for LVU 3 §, both when the ground is unknown', () => {
    const wording = first(copy()).wording;
    expect(textFor(wording, { Lagrum: 'SoL' })).toContain('övervägts');
    expect(textFor(wording, { Lagrum: 'LVU 2 §' })).toBe(textFor(wording, { Lagrum: 'SoL' }));
    expect(textFor(wording, { Lagrum: 'LVU 3 §' })).not.toContain('övervägts');
    expect(textFor(wording, { Lagrum: 'LVU 3 §' })).toContain('omprövats');
    expect(textFor(wording, {})).toContain('övervägts eller omprövats');
  });

  it('prints no paragraph of the new social services act', () => {
    expect(JSON.stringify(placedChildrenChecklist)).not.toMatch(/§[^"]*(SoL|socialtjänstlagen)/u);
  });
});
