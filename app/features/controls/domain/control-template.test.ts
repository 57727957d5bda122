import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedChecklists } from '#app/features/checklists/domain/shipped-checklists.ts';
import { findDesignProblem } from '#app/features/sampling/domain/design.ts';
import { valuesOfTemplate } from '../forms/control-form-start.ts';
import { parseDesign } from '../forms/design-form.ts';
import { parseConditions } from '../forms/filter-form.ts';
import { parseProcedure } from '../forms/procedure-form.ts';
import { CONTROL_TEMPLATES, findTemplate } from './control-template.ts';
import { designInWords } from './design-words.ts';
import { filterInWords } from './filter-words.ts';
import { fitTemplate } from './fit-template.ts';
import { filterColumns } from './frame-filter.ts';
import { procedureInWords } from './procedure-words.ts';
import { ONE_REVIEWER } from './review-procedure.ts';

const headersOf = (file: string, encoding: BufferEncoding) =>
  readFileSync(`tests/fixtures/registers/${file}`, encoding)
    .split(/\r?\n/)[0]
    ?.replace('\uFEFF', '')
    .split(';') ?? [];

it.each(CONTROL_TEMPLATES)(
  '$key has its checklist, a design that can be drawn and words for all of it',
  (template) => {
    expect(shippedChecklists.map(({ key }) => key)).toContain(template.checklistKey);
    expect(findDesignProblem(template.design)).toBeUndefined();
    const fields = { registerId: '1', unitId: '1', checklistId: '1', countOn: '', reviewerIds: [] };
    const values = valuesOfTemplate(template, fields);
    expect(parseDesign(values)).toEqual({ ok: true, value: template.design });
    const { procedure = ONE_REVIEWER } = template;
    expect(parseProcedure(values.procedure, 5)).toEqual({ ok: true, value: procedure });
    expect(procedureInWords(procedure, () => undefined).join(' ')).not.toMatch(/undefined|null/);
    const { allOf } = template.filter;
    expect(parseConditions(values.conditions)).toEqual({ ok: true, value: { allOf } });
    expect(`${filterInWords(template.filter)} ${designInWords(template.design)}`).not.toMatch(
      /undefined|null/,
    );
  },
);

it('has a ready control for every way of selecting, each with its own key', () => {
  const keys = CONTROL_TEMPLATES.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(CONTROL_TEMPLATES.map(({ design }) => design.allocation.kind))).toEqual(
    new Set(['whole', 'perStratum', 'proportional', 'census', 'firstInOrder', 'selfSelected', 'onCause']),
  );
  expect(CONTROL_TEMPLATES.some(({ filter }) => filter.onlySinceLastDraw)).toBe(true);
});

it.each([
  ['placerade-barn-halvar', 'placerade-barn-halvar'],
  ['beslut-per-handlaggare', 'bistandsbeslut-aldre'],
  ['stadning-promenader', 'beviljad-tid'],
  ['ovrigt-beslut', 'bistandsbeslut-aldre'],
  ['robotbeslut-manad', 'forsorjningsstod-robotbeslut'],
  ['arlig-kollegial', 'social-dokumentation'],
  ['sip-halvar', 'sip-kvalitet'],
  ['genomforandeplaner-lss', 'lss-genomforandeplan'],
  ['verkstallda-beslut', 'allman-aktgranskning'],
  ['nivabedomning', 'nivabedomning'],
  ['alla-av-kolleger', 'social-dokumentation'],
  ['vinjetter', 'vignett-bedomning'],
])('%s asks %s', (key, checklistKey) => {
  expect(findTemplate(key)?.checklistKey).toBe(checklistKey);
});

it.each([
  ['beslut-per-handlaggare', { reviewersPerCase: 2, isBlind: false }],
  ['stadning-promenader', { isGrid: true }],
  ['alla-av-kolleger', { needsApproval: true, reviewersPerCase: 1 }],
  ['vinjetter', { reviewersPerCase: 'everyone', isBlind: true }],
])('%s is reviewed its own way', (key, procedure) => {
  expect(findTemplate(key)?.procedure).toMatchObject(procedure);
});

describe('a ready control on a register', () => {
  it('calls the columns what the register calls them, whatever the capitals and stops', () => {
    const template = findTemplate('forsta-avslutade');
    if (!template) throw new Error('no such template');
    const { template: fitted, missing } = fitTemplate(template, ['ÄRENDENR', 'Avslutsdatum', 'arbetsgrupp']);
    expect(missing).toEqual([]);
    expect(filterColumns(fitted.filter)).toEqual(['Avslutsdatum']);
    expect(fitted.design.allocation).toMatchObject({ orderBy: 'Avslutsdatum', attribute: 'arbetsgrupp' });
  });

  it('says which columns are missing and keeps their names', () => {
    const template = findTemplate('robotbeslut-manad');
    if (!template) throw new Error('no such template');
    const { template: fitted, missing } = fitTemplate(template, ['Insats']);
    expect(missing).toEqual(['Beslutsfattare']);
    expect(filterColumns(fitted.filter)).toEqual(['Beslutsfattare']);
    expect(fitted.filter.onlySinceLastDraw).toBe(true);
  });

  it.each(['beslut-per-handlaggare', 'stadning-promenader', 'ovrigt-beslut', 'verkstallda-beslut'])(
    '%s fits the invented decisions as they are',
    (key) => {
      const template = findTemplate(key);
      if (!template) throw new Error('no such template');
      expect(fitTemplate(template, headersOf('bistandsbeslut-2020.csv', 'utf8')).missing).toEqual([]);
    },
  );
});
