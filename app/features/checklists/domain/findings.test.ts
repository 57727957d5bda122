import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { parseDefinition } from '../forms/definition-schema.ts';
import type { Answers } from './answers.ts';
import { columnsIn } from './columns-in-definition.ts';
import { compareDefinitions } from './compare-definitions.ts';
import type { CaseColumns, ChecklistDefinition, DeviationRule, Question } from './definition.ts';
import { draftFaults } from './draft-faults.ts';
import { evaluateReview } from './evaluate.ts';
import { answersIn } from './findings.ts';

const question = (key: string, deviation: Partial<DeviationRule>): Question => ({
  key,
  kind: 'yesNo',
  goodAnswer: 'yes',
  wording: { text: `Finns ${key}?` },
  shortName: `Om ${key}`,
  options: ['yes', 'no', 'notApplicable', 'documentMissing'],
  help: 'Se i akten.',
  isCritical: key === 'b',
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: `${key} saknas` },
    severity: 'minor',
    daysToDue: 30,
    ...deviation,
  },
});

const definition: ChecklistDefinition = {
  format: 'aktsam-checklista/2',
  key: 'c',
  title: 'C',
  purpose: 'Pröva',
  deviations: 'perCase',
  sections: [
    {
      key: 's',
      title: 'S',
      questions: [
        question('a', { severity: 'considerable', daysToDue: 30, type: 'Samverkan' }),
        question('b', { severity: 'serious', daysToDue: 7 }),
      ],
    },
    {
      key: 'planer',
      title: 'Planer',
      repeats: { itemName: 'plan', itemsName: 'planer', atLeast: 0, atMost: 5 },
      questions: [
        question('c', {
          daysToDue: 14,
          type: 'samverkan',
          title: {
            text: '{fråga}: {svar}',
            byColumn: { column: 'Lagrum', texts: [{ values: ['SoL'], text: 'c enligt {Lagrum}' }] },
          },
          titleWhenMissing: { text: 'Planen saknas {referensdatum}' },
          text: { text: 'Placerad sedan {Start}.' },
        }),
      ],
    },
  ],
};

const no = (reason: string) => ({ option: 'no', reason, comment: '' });
const yes = { option: 'yes', reason: '', comment: '' };
const items = { '#planer': { option: null, content: '1 2', reason: '', comment: '' } };
const drafts = (answers: Answers, columns: CaseColumns = {}, of: ChecklistDefinition = definition) =>
  evaluateReview(of, { columns, referenceOn: '2026-10-31' as CivilDate }, answers).deviationDrafts;

describe('one deviation for the whole case', () => {
  it('is none without a fault, and has the words of a single one', () => {
    expect(drafts({ a: yes, b: yes })).toEqual([]);
    expect(drafts({ a: no('Ingen plan'), b: yes })).toEqual([
      {
        questionKey: '#case',
        itemNumber: undefined,
        title: 'a saknas',
        description: 'Ingen plan',
        severity: 'considerable',
        daysToDue: 30,
        isCritical: false,
        type: 'Samverkan',
        answerKeys: ['a'],
        criticalKeys: [],
      },
    ]);
  });

  it('lists all faults, with the worst severity and the shortest time', () => {
    const all = drafts(
      { a: no('Ingen plan'), b: no('För sent'), ...items, 'c#2': no('Gammal') },
      { Lagrum: 'SoL' },
    );
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      title: '3 brister: a saknas, b saknas, c enligt SoL (plan 2)',
      description:
        'a saknas: Ingen plan\nb saknas: För sent\nc enligt SoL (plan 2): Placerad sedan uppgift saknas.\nGammal',
      severity: 'serious',
      daysToDue: 7,
      isCritical: true,
      answerKeys: ['a', 'b', 'c#2'],
    });
    expect(all[0]?.type).toBe('Samverkan');
    expect(all.flatMap(answersIn)).toEqual(['a', 'b', 'c#2']);
  });

  it('has no type when those of the faults differ', () => {
    const [a, c] = [definition.sections[0], definition.sections[1]];
    const other = {
      ...definition,
      sections: [{ ...a, questions: [question('a', { type: 'Generell' })] }, c],
    };
    expect(drafts({ a: no('x'), ...items, 'c#1': no('y') }, {}, other as ChecklistDefinition)[0]?.type).toBe(
      undefined,
    );
  });
});

describe('the words of a deviation', () => {
  const perFault: ChecklistDefinition = { ...definition, deviations: undefined };
  const words = (answers: Answers, columns: CaseColumns = {}) =>
    drafts({ a: yes, b: yes, ...items, ...answers }, columns, perFault).map(({ title, description }) => [
      title,
      description,
    ]);

  it('are filled with the facts of the case, and keep what the reviewer wrote', () => {
    expect(words({ 'c#1': no('Gammal') }, { Start: '2024-01-15' })).toEqual([
      ['Om c: Nej', 'Placerad sedan 2024-01-15.\nGammal'],
    ]);
    expect(words({ 'c#1': { ...no('Borta'), option: 'documentMissing' } })).toEqual([
      ['Planen saknas 2026-10-31', 'Placerad sedan uppgift saknas.\nBorta'],
    ]);
  });

  it('belong to the columns the checklist looks at', () => {
    expect(columnsIn(definition)).toEqual(expect.arrayContaining(['Start', 'Lagrum']));
  });

  it('keep a draft from being published that asks for what cannot be filled in, and no version from being read', () => {
    const wrong = {
      ...definition,
      sections: [{ ...definition.sections[0], questions: [question('a', { title: { text: '{Namn} {x' } })] }],
    } as ChecklistDefinition;
    expect(draftFaults(wrong).map(({ text }) => text)).toEqual([
      'Frågan ”Om a”, avvikelsen: En klammer står för sig själv. Skriv till exempel {fråga}.',
      'Frågan ”Om a”, avvikelsen: {Namn} kan inte fyllas i: kolumnen kan visa vem någon är, eller vem som handlägger.',
    ]);
    expect(parseDefinition(wrong).ok).toBe(true);
    expect(drafts({ a: no('x') }, { Namn: 'Karin' }, wrong)[0]?.title).toBe('{Namn} {x');
  });
});

it('says that faults share a deviation when versions are compared', () => {
  const { deviations: _, ...before } = definition;
  expect(compareDefinitions(before, definition).aspects).toEqual(['om brister i ett ärende delar avvikelse']);
  expect(compareDefinitions({ ...before, deviations: undefined }, before).isSame).toBe(true);
});
