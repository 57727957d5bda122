import { expect, it } from 'vitest';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import { shippedChecklists } from '#app/features/checklists/domain/shipped-checklists.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { deepeningName, type HitRule, hitQuestions, hitRuleInWords, isHit, knownRule } from './hit-rule.ts';

const definition = shippedChecklists.find(({ key }) => key === 'placerade-barn-halvar');
if (!definition) throw new Error('no such checklist');

const evaluated = (options: Record<string, string>) =>
  evaluateReview(
    definition,
    { columns: {}, referenceOn: '2026-10-31' as CivilDate },
    Object.fromEntries(
      Object.entries(options).map(([key, option]) => [
        key,
        { option, content: undefined, reason: '', comment: '', evidence: '' },
      ]),
    ) as Parameters<typeof evaluateReview>[2],
  );
const answers = (questionKey: string, ...tags: string[]): HitRule => ({
  kind: 'answers',
  answers: [{ questionKey, tags }],
});

it('takes any fault, or a chosen answer, and nothing that is not asked', () => {
  const heard = evaluated({ 'barnet-till-tals': 'yes' });
  const unheard = evaluated({ 'barnet-till-tals': 'no', 'skal-barnet-inte-hort': 'yes' });
  expect([heard, unheard].map((one) => isHit({ kind: 'anyFault' }, one))).toEqual([false, true]);
  const rule = answers('barnet-till-tals', 'no', 'documentMissing');
  expect([heard, unheard].map((one) => isHit(rule, one))).toEqual([false, true]);
  // The reason is asked only of those who were not heard: an answer left behind counts nowhere.
  const left = evaluated({ 'barnet-till-tals': 'yes', 'skal-barnet-inte-hort': 'no' });
  expect(isHit(answers('skal-barnet-inte-hort', 'no'), left)).toBe(false);
  expect(isHit(answers('barnet-till-tals', 'no'), evaluated({}))).toBe(false);
});

it('counts in how many cases each answer was given', () => {
  const cases = [evaluated({ 'barnet-till-tals': 'no' }), evaluated({ 'barnet-till-tals': 'yes' })];
  const heard = hitQuestions(definition, cases).find(({ question }) => question.key === 'barnet-till-tals');
  expect(heard?.answers.map(({ label, caseCount }) => [label, caseCount])).toEqual(
    expect.arrayContaining([
      ['Ja', 1],
      ['Nej', 1],
      ['Handling saknas', 0],
    ]),
  );
});

it('leaves out what the checklist does not know', () => {
  expect(knownRule(answers('finns-inte', 'no'), definition)).toBeUndefined();
  expect(knownRule(answers('barnet-till-tals', 'no', 'kanske'), definition)).toEqual(
    answers('barnet-till-tals', 'no'),
  );
  expect(knownRule({ kind: 'anyFault' }, definition)).toEqual({ kind: 'anyFault' });
});

it('says the rule in words and names the control within its length', () => {
  expect(hitRuleInWords({ kind: 'anyFault' }, definition)).toBe('någon brist');
  expect(hitRuleInWords(answers('barnet-till-tals', 'no', 'documentMissing'), definition)).toMatch(
    / är Nej eller Handling saknas$/,
  );
  expect(deepeningName('Städning')).toBe('Städning – fördjupning');
  expect(deepeningName('x'.repeat(120))).toHaveLength(120);
});
