import { describe, expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { questionKinds, questionsOf } from '../domain/definition.ts';
import { type FormFields, withMoreRows } from '../domain/form-fields.ts';
import { shippedChecklists } from '../domain/shipped-checklists.ts';
import { newQuestionFields, questionFields } from './question-fields.ts';
import { parseQuestionForm } from './question-form.ts';

const every = [...shippedChecklists, everyKindChecklist].flatMap((checklist) =>
  questionsOf(checklist).map((question) => ({ name: `${checklist.key}: ${question.key}`, question })),
);

describe('a stored question', () => {
  it.each(every)('$name comes back from its form as it was', ({ question }) => {
    const parsed = parseQuestionForm(questionFields(question), question.kind, question);
    expect(parsed).toEqual({ ok: true, value: JSON.parse(JSON.stringify(question)) });
  });

  it.each(every)('$name comes back the same with more empty rows', ({ question }) => {
    const fields = ['choice', 'wording', 'law', 'title'].reduce(withMoreRows, questionFields(question));
    const parsed = parseQuestionForm(fields, question.kind, question);
    expect(parsed).toEqual({ ok: true, value: JSON.parse(JSON.stringify(question)) });
  });
});

const written: FormFields = {
  shortName: ['Barnets röst'],
  wordingText: ['Har barnet fått säga sitt?'],
  help: ['Ja när det står i journalen.'],
};

const parse = (kind: (typeof questionKinds)[number], fields: FormFields) =>
  parseQuestionForm({ ...newQuestionFields(kind), ...written, ...fields }, kind);

const faultsIn = (kind: (typeof questionKinds)[number], fields: FormFields) => {
  const parsed = parse(kind, fields);
  return parsed.ok ? [] : parsed.error.map(({ field }) => field);
};

describe('a new question', () => {
  it.each(questionKinds)('of kind %s asks for name, wording and help', (kind) => {
    const empty = { shortName: [''], wordingText: [' '], help: [''] };
    expect(faultsIn(kind, empty)).toEqual(expect.arrayContaining(['shortName', 'wordingText', 'help']));
  });

  it('makes keys for its choices from their words, and lets rules name a choice by its row', () => {
    const parsed = parse('choice', {
      choiceLabel: ['x'],
      'choiceLabel-0': ['Låg grad'],
      'choiceLabel-1': [''],
      'choiceLabel-2': ['Hög grad'],
      'choiceLabel-3': ['Given'],
      'choiceCounts-0': ['notFulfilled'],
      'choiceCounts-2': ['fulfilled'],
      deviationOn: ['row:0', 'row:1'],
      titleText: ['Låg grad av delaktighet'],
      reasonOn: ['row:3'],
    });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        choices: [
          { key: 'lag-grad', label: 'Låg grad' },
          { key: 'hog-grad', label: 'Hög grad' },
          { key: 'given-2', label: 'Given' },
        ],
        counts: { 'lag-grad': 'notFulfilled', 'hog-grad': 'fulfilled' },
        deviation: { on: ['lag-grad'] },
        reasonRequiredOn: ['given-2'],
      },
    });
  });

  it('keeps the key of a choice that is reworded', () => {
    const parsed = parse('choice', {
      'choiceKey-0': ['lag'],
      'choiceLabel-0': ['Mycket låg grad'],
      'choiceLabel-1': ['Lag'],
    });
    expect(parsed).toMatchObject({ ok: true, value: { choices: [{ key: 'lag' }, { key: 'lag-2' }] } });
  });

  it('wants two choices, a day for the law, a number where one is due and a title for a deviation', () => {
    expect(faultsIn('scale', { 'choiceLabel-0': ['Bara en'] })).toEqual(['choiceLabel-1']);
    expect(faultsIn('text', { lawText: ['13 § LVU'] })).toEqual(['lawOn']);
    expect(faultsIn('number', { atLeast: ['tio'], atMost: ['1'] })).toEqual(['atLeast']);
    expect(faultsIn('number', { atLeast: ['10'], atMost: ['1'] })).toEqual(['atMost']);
    expect(faultsIn('yesNo', { deviationOn: ['no'], severity: ['x'], daysToDue: ['400'] })).toEqual([
      'titleText',
      'severity',
      'daysToDue',
    ]);
  });

  it('wants both the values and the text of a variant, and the column', () => {
    const rows = { wordingRows: ['2'], 'wordingValues-0': ['LVU'], 'wordingVariant-1': ['Text'] };
    expect(faultsIn('text', rows)).toEqual(['wordingVariant-0', 'wordingValues-1', 'wordingColumn']);
  });

  it('says what is too long', () => {
    expect(faultsIn('text', { shortName: ['x'.repeat(81)], help: ['x'.repeat(2001)] })).toEqual([
      'shortName',
      'help',
    ]);
  });

  it('takes Swedish numbers', () => {
    expect(parse('number', { standardValue: ['7,5'], 'counts-over': ['notFulfilled'] })).toMatchObject({
      ok: true,
      value: { standard: { label: 'Standardvärde', value: 7.5 }, counts: { over: 'notFulfilled' } },
    });
  });
});

describe('the words of a deviation', () => {
  const fields: FormFields = {
    deviationOn: ['no'],
    titleText: ['{fråga} saknas'],
    textText: ['Enligt {Lagrum} den {referensdatum}: {skäl}'],
    deviationType: ['Brukarrelaterad'],
  };
  const read = (more: FormFields, known = ['Lagrum']) =>
    parseQuestionForm(
      { ...newQuestionFields('yesNo'), ...written, ...fields, ...more },
      'yesNo',
      undefined,
      known,
    );

  it('are kept with the type, and come back in the form', () => {
    const parsed = read({});
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        deviation: {
          title: { text: '{fråga} saknas' },
          text: { text: 'Enligt {Lagrum} den {referensdatum}: {skäl}' },
          type: 'Brukarrelaterad',
        },
      },
    });
    if (parsed.ok) expect(questionFields(parsed.value)).toMatchObject(fields);
  });

  it.each([
    ['titleText', '{Lagrumm} saknas', 'okänt'],
    ['titleText', '{Handläggare} har inte gjort det', 'vem som handlägger'],
    ['textText', 'Ärende {ärende}', 'eget fält'],
    ['missingText', '{fråga', 'klammer'],
  ])('are refused with the reason: %s %s', (field, text, why) => {
    const parsed = read({ [field]: [text] });
    expect(parsed).toMatchObject({ ok: false, error: [{ field, message: expect.stringContaining(why) }] });
  });

  it('are refused in a wording for some cases, where it stands', () => {
    const variant = { titleRows: ['1'], titleColumn: ['Lagrum'], 'titleValues-0': ['SoL'] };
    const parsed = read({ ...variant, 'titleVariant-0': ['{namn}'] });
    expect(parsed).toMatchObject({ ok: false, error: [{ field: 'titleVariant-0' }] });
  });
});
