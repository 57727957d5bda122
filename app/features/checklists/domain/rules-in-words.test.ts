import { expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import type { Question } from './definition.ts';
import { findQuestion } from './definition.ts';
import { conditionsInWords, rulesInWords } from './rules-in-words.ts';
import { placedChildrenChecklist as a1 } from './shipped-placed-children.ts';

const question = (key: string) => findQuestion(a1, key) as Question;

it('says when a question is shown, by the name of the earlier question and by the column', () => {
  expect(conditionsInWords(a1, question('vardplan-synpunkter').visibleWhen)).toBe(
    'Visas när svaret på ”Aktuell vårdplan” är ja eller nej.',
  );
  expect(
    conditionsInWords(a1, [
      { kind: 'column', column: 'Placeringsform', isOneOf: ['HVB', 'Stödboende', 'SiS-institution'] },
      { kind: 'answer', question: 'barnet-till-tals', isOneOf: ['no'] },
    ]),
  ).toBe(
    'Visas när Placeringsform är HVB, Stödboende eller SiS-institution och svaret på ”Barnet har kommit till tals” är nej.',
  );
  expect(conditionsInWords(a1, undefined)).toBeUndefined();
  expect(conditionsInWords(a1, [])).toBeUndefined();
});

it('says of a question that is asked for each of something that one of its answers is enough, but within the same one', () => {
  const asked = everyKindChecklist.sections.find(({ repeats }) => repeats)?.questions ?? [];
  const [first, , last] = asked;
  if (!first || !last) throw new Error('no repeated section');
  const when = [{ kind: 'answer' as const, question: last.key, isOneOf: ['no'] }];
  const said = (of?: string) => conditionsInWords(everyKindChecklist, when, of);
  expect(said()).toBe(`Visas när minst ett av svaren på ”${last.shortName}” är nej.`);
  expect(said('helhet')).toBe(said());
  expect(said(first.key)).toBe(`Visas när svaret på ”${last.shortName}” är nej.`);
});

it('says what the answers lead to', () => {
  expect(rulesInWords(a1, question('overvagande-i-tid'))).toEqual([
    'Svaret föreslås utifrån datumen i registret: högst 6 månader mellan de två senaste tillfällena, eller från starten när det bara finns ett, och från det senaste till referensdatumet.',
    'Nej eller handling saknas ger en avvikelse när granskningen lämnas in. Den ska bedömas inom 14 dagar.',
    'Kritisk fråga: en brist här väger tyngre än helheten.',
  ]);
  expect(rulesInWords(a1, question('genomforandeplan-aktuell'))[0]).toContain(
    'Genomförandeplan upprättad eller Genomförandeplan reviderad',
  );
  expect(rulesInWords(a1, question('skal-barnet-inte-hort'))).toEqual([]);
});

it('says of what type a deviation is, and that it may be shared', () => {
  const asked = question('vardplan-aktuell');
  if (!asked.deviation) throw new Error('no deviation');
  const typed = { ...asked, deviation: { ...asked.deviation, type: 'Samverkan' } };
  expect(rulesInWords(a1, typed).join(' ')).toContain(
    'Nej eller handling saknas ger en avvikelse av typen Samverkan när granskningen lämnas in.',
  );
  expect(rulesInWords({ ...a1, deviations: 'perCase' }, asked).join(' ')).toContain(
    'Nej eller handling saknas ger ärendets gemensamma avvikelse när granskningen lämnas in.',
  );
});

it('speaks of a start only where gaps are counted from one', () => {
  const words = (start?: { column: string }) => {
    const occasions = [{ column: 'Besök' }];
    const limit = { count: 3, unit: 'months' } as const;
    const suggestion = { kind: 'longestGap', start, occasions, isWholeSeries: true, limit } as const;
    return rulesInWords(a1, { ...question('barnet-till-tals'), suggestion })[0];
  };
  expect(words()).toBe(
    'Svaret föreslås utifrån datumen i registret: högst 3 månader mellan två tillfällen och från det senaste till referensdatumet.',
  );
  expect(words({ column: 'Från' })).toContain('mellan två tillfällen, från starten till det första och från');
});

it('says none of the answers where there may be none', () => {
  expect(
    conditionsInWords(a1, [
      { kind: 'count', questions: ['barnet-till-tals'], isOneOf: ['no'], atMost: 0 },
      { kind: 'count', questions: ['barnet-till-tals'], isOneOf: ['yes'], atLeast: 1 },
    ]),
  ).toBe(
    'Visas när inget av svaren på ”Barnet har kommit till tals” är nej och minst 1 av svaren på ”Barnet har kommit till tals” är ja.',
  );
});
