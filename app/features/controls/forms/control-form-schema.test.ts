import { expect, it } from 'vitest';
import { parseControlForm } from './control-form-schema.ts';
import type { ControlFormValues } from './control-form-values.ts';

const values: ControlFormValues = {
  templateKey: '',
  revision: '1',
  name: 'Kontroll',
  purpose: 'Syfte',
  kind: 'selfControl',
  rhythm: 'halfYear',
  unitId: '1',
  registerId: '1',
  checklistId: '1',
  conditions: [],
  countOn: '',
  size: '10',
  quotaColumn: 'Placeringsform',
  quotaValues: '',
  quotaMinimum: '1',
  reviewDays: '30',
  responsibleId: '',
  reviewerIds: ['1'],
};

it('takes the values of a minst-krav composed and trimmed, as the register stores its cells, each once', () => {
  const decomposed = 'Stödboende'.normalize('NFD');
  expect(decomposed).not.toBe('Stödboende');
  const parsed = parseControlForm({ ...values, quotaValues: `  ${decomposed} \r\n\nStödboende\nHVB` });
  expect(parsed.ok && parsed.value.design.quotas).toEqual([
    { attribute: 'Placeringsform', values: ['Stödboende', 'HVB'], minimum: 1 },
  ]);
});
