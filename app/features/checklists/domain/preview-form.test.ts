import { expect, it } from 'vitest';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { tryDefinition } from './preview-form.ts';

const today = parseCivilDate('2026-11-02');
if (today === undefined) throw new Error('no date');
const visible = (fields: Parameters<typeof tryDefinition>[1]) => {
  const { states } = tryDefinition(everyKindChecklist, fields, today);
  return states.filter(({ isVisible }) => isVisible);
};

it('shows what an invented answer brings to sight', () => {
  const keys = (minutes: string) => visible({ 'content-minuter': [minutes] }).map(({ key }) => key);
  expect(keys('60')).not.toContain('skal-over-standard');
  expect(keys('90')).toContain('skal-over-standard');
});

it('takes every kind of answer', () => {
  const given = visible({
    'option-bedomd-samma-dag': ['no'],
    'content-horda': ['barnet', 'skolan'],
    'content-beslutsdatum': ['2026-10-01'],
    'content-niva': ['n1', 'n3'],
  }).flatMap(({ key, given: answer }) => (answer ? [[key, answer.option ?? answer.content]] : []));
  expect(Object.fromEntries(given)).toMatchObject({
    'bedomd-samma-dag': 'no',
    horda: 'barnet skolan',
    beslutsdatum: '2026-10-01',
    niva: 'n1>n3',
  });
});

it('asks the questions of a repeating section once for each item, and for no more than a handful', () => {
  const section = everyKindChecklist.sections.find(({ repeats }) => repeats);
  const asked = (count: string) =>
    visible({ [`items-${section?.key}`]: [count] }).filter(({ sectionKey }) => sectionKey === section?.key);
  expect(asked('2').length).toBeGreaterThan(0);
  expect(new Set(asked('2').map(({ itemNumber }) => itemNumber))).toEqual(new Set([1, 2]));
  expect(asked('0')).toEqual([]);
  expect(asked('500')).toEqual([]);
});
