import { expect, it } from 'vitest';
import { formErrors } from '#app/features/accounts/forms/form-errors.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { itemFormSchema } from './item-form.ts';
import { adoptionSchema, planFormSchema } from './plan-form.ts';
import { reportSchema } from './report-form.ts';
import { changeSchema, entrySchema, reasonSchema } from './wheel-form.ts';

const TEXT = 'Om 19121212-1212.';
const row = {
  ...{ area: '', title: 'Aktsamhet', background: '', purpose: '', measured: '', method: '', riskNote: '' },
  ...{ likelihood: '', consequence: '', responsibleId: '', controlId: '', improvement: '' },
  ...{ timing: 'once', days: '' },
};
const entry = {
  title: 'Avstämning',
  responsibleId: '',
  unitId: '1',
  timing: 'once',
  dueOn: '2027-03-01',
  days: '',
};
const FORMS = [
  {
    name: 'a row of a plan',
    schema: itemFormSchema(2027),
    right: { ...row, timing: 'dates', days: '1 mars' },
    free: ['area', 'title', 'background', 'purpose', 'measured', 'method', 'riskNote', 'improvement'],
  },
  {
    name: 'a plan',
    schema: planFormSchema,
    right: { kind: 'internalControl', unitId: '1', year: '2027', name: '', copyFromId: '' },
    free: ['name'],
  },
  {
    name: 'the decision',
    schema: adoptionSchema('2027-01-20' as CivilDate),
    right: { adoptedOn: '2027-01-20', adoptedParagraph: '§ 112' },
    free: ['adoptedParagraph'],
  },
  {
    name: 'what came of an occasion',
    schema: reportSchema,
    right: { state: 'notDone', outcome: '', actionText: '', reasonNotDone: 'Sjukdom', roundId: '' },
    free: ['outcome', 'actionText', 'reasonNotDone'],
  },
  {
    name: 'something in the year wheel',
    schema: entrySchema(2027, '2027-01-01' as CivilDate),
    right: entry,
    free: ['title'],
  },
  { name: 'a change in the year wheel', schema: changeSchema, right: entry, free: ['title'] },
  { name: 'why it was not done', schema: reasonSchema, right: { reason: 'Sjukdom' }, free: ['reason'] },
];

it.each(FORMS)(
  'refuses a personnummer in every free text of $name, by its field',
  ({ schema, right, free }) => {
    expect(schema.safeParse(right).success).toBe(true);
    for (const field of free) {
      const { error } = schema.safeParse({ ...right, [field]: TEXT });
      expect(error && formErrors(error)).toEqual([{ field, message: NO_PERSONAL_NUMBER }]);
    }
  },
);

it('takes the decision of today and of days before, and none of a day to come', () => {
  const of = (adoptedOn: string) =>
    adoptionSchema('2027-01-20' as CivilDate).safeParse({ adoptedOn, adoptedParagraph: '§ 112' });
  expect(of('2027-01-20').success).toBe(true);
  expect(of('2026-12-15').success).toBe(true);
  for (const [day, message] of [
    ['2027-01-21', 'Dagen då nämnden antog planen kan inte vara senare än i dag.'],
    ['2027-02-30', 'Skriv vilken dag nämnden antog planen.'],
  ] as const) {
    const { error } = of(day);
    expect(error && formErrors(error)).toEqual([{ field: 'adoptedOn', message }]);
  }
});
