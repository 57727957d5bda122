import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyDefinition } from '#tests/factories/definition-arbitraries.ts';
import { everyKindChecklist as start } from '#tests/factories/every-kind-checklist.ts';
import { type Condition, questionsOf } from './definition.ts';
import { definitionFaults } from './definition-faults.ts';
import { type ConditionTarget, withConditions } from './edit-conditions.ts';
import { unreachable } from './reachability.ts';
import { conditionsLike, sameConditions } from './same-conditions.ts';

it('offers what stands before, the nearest first, each set once', () => {
  const over: Condition[] = [{ kind: 'answer', question: 'minuter', isOneOf: ['over'] }];
  const target: ConditionTarget = { kind: 'question', key: 'inkom' };
  expect(sameConditions(start, { kind: 'question', key: 'minuter' })).toEqual([]);
  const offered = sameConditions(start, target);
  expect(offered.map(({ value }) => value)).toContain('fraga.skal-over-standard');
  const twice = withConditions(start, { kind: 'question', key: 'niva' }, over);
  expect(sameConditions(twice, target)[0]).toEqual({
    value: 'fraga.niva',
    label: 'Frågan ”Vårdnivå”',
    conditions: over,
  });
  expect(conditionsLike(twice, target, 'fraga.niva')).toEqual(over);
});

it('gives nothing from a place that is later, is not there or has none', () => {
  const target: ConditionTarget = { kind: 'question', key: 'minuter' };
  for (const address of ['fraga.skal-over-standard', 'fraga.annan', 'fraga.beslutsdatum', ''])
    expect(conditionsLike(start, target, address)).toBeUndefined();
  const rule: ConditionTarget = { kind: 'newRule', key: 'inkom', option: 'yes' };
  expect(conditionsLike(start, rule, 'fraga.skal-over-standard')).toBeUndefined();
});

it('never makes a fault: what an earlier place may look at, a later one may too', () => {
  fc.assert(
    fc.property(anyDefinition, fc.nat(100), (definition, at) => {
      const keys = questionsOf(definition).map(({ key }) => key);
      const targets: ConditionTarget[] = [
        { kind: 'question', key: keys[at % keys.length] ?? '' },
        { kind: 'section', key: definition.sections[at % definition.sections.length]?.key ?? '' },
      ];
      for (const target of targets) {
        for (const { conditions } of sameConditions(definition, target)) {
          const changed = withConditions(definition, target, [...conditions]);
          // Together with the conditions of its section it may come never to be seen, which the draft tells.
          const hidden = unreachable(changed).map(({ text }) => text);
          expect(definitionFaults(changed).map(({ text }) => text)).toEqual(hidden);
        }
      }
    }),
    { numRuns: 150 },
  );
});
