import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalContent } from '#app/features/checklists/domain/answer-content.ts';
import {
  findQuestion,
  type NumberQuestion,
  type Question,
} from '#app/features/checklists/domain/definition.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { levelChangeInWords, standardInWords } from './compared-in-words.ts';
import { readContent } from './read-content.ts';

const question = (key: string): Question => {
  const found = findQuestion(everyKindChecklist, key);
  if (!found) throw new Error(key);
  return found;
};
const read = (key: string, text: string) => readContent(question(key), text, '2026-10-31');
const trouble = (words: string) => ({ kind: 'trouble', words });

describe('reading what stands in a field', () => {
  it.each([
    ['beslutsdatum', '2026-10-31', '2026-10-31'],
    ['minuter', ' 60,5 ', '60.5'],
    ['minuter', '0', '0'],
    ['minuter', '600', '600'],
    ['skal-over-standard', '  Två personer. ', 'Två personer.'],
    ['horda', 'skolan barnet', 'barnet skolan'],
    ['niva', 'n1>n2', 'n1>n2'],
  ])('takes %s ”%s” as %s', (key, text, content) => {
    expect(read(key, text)).toEqual({ kind: 'answer', content });
  });

  it.each([
    ['beslutsdatum', '2026-11-01', '2026-11-01 är efter referensdatumet 2026-10-31.'],
    ['beslutsdatum', '2026-02-30', 'Det är inget datum. Skriv år, månad och dag, till exempel 2026-10-31.'],
    ['beslutsdatum', '0020-10-01', 'Kontrollera året i 0020-10-01.'],
    ['minuter', 'sextio', 'Det är inget tal. Skriv bara siffror, till exempel 45.'],
    ['minuter', '60,25', 'Talet får ha högst en decimal.'],
    ['minuter', '601', 'Talet ska vara mellan 0 och 600 minuter.'],
    ['minuter', '-1', 'Talet ska vara mellan 0 och 600 minuter.'],
    ['niva', 'n1>', 'Välj nivå under ”Efter” också.'],
    ['niva', '>n1', 'Välj nivå under ”Före” också.'],
    ['skal-over-standard', 'x'.repeat(4001), 'Texten är för lång. Den får ha högst 4000 tecken.'],
    ['horda', 'barnet ingen', 'Välj bland svaren.'],
  ])('says what is wrong with %s ”%s”', (key, text, words) => {
    expect(read(key, text)).toEqual(trouble(words));
  });

  it('takes later days where the question allows them, and asks for whole numbers where it has no decimals', () => {
    const later = { ...question('beslutsdatum'), isAfterReferenceAllowed: true } as Question;
    expect(readContent(later, '2027-01-01', '2026-10-31')).toEqual({ kind: 'answer', content: '2027-01-01' });
    const whole = { ...question('minuter'), decimals: 0 } as Question;
    expect(readContent(whole, '1,5', '2026-10-31')).toEqual(trouble('Skriv ett heltal, utan decimaler.'));
  });

  it('is nothing for an empty field of any kind', () => {
    for (const section of everyKindChecklist.sections)
      for (const one of section.questions) expect(readContent(one, ' ', '2026-10-31').kind).toBe('nothing');
  });

  it('never takes what the checklist would not, and takes its own answers again unchanged', () => {
    const keys = ['beslutsdatum', 'minuter', 'skal-over-standard', 'horda', 'niva'];
    const texts = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
      fc.integer().map(String),
      fc.constantFrom('n1>n2', 'n1>', 'barnet skolan', 'skolan barnet', '1 200,5'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...keys), texts, (key, text) => {
        const first = read(key, text);
        if (first.kind !== 'answer') return;
        expect(canonicalContent(question(key), text)).toBe(first.content);
        expect(read(key, first.content)).toEqual(first);
      }),
    );
  });
});

describe('an answer beside what it is compared with', () => {
  const minutes = question('minuter') as NumberQuestion;
  it.each([
    [undefined, 'Standard: 60 minuter.'],
    ['75', 'Standard: 60 minuter. 15 minuter över.'],
    ['60', 'Standard: 60 minuter. Lika med standardvärdet.'],
    ['59.9', 'Standard: 60 minuter. 0,1 minuter under.'],
  ])('number %s', (content, words) => {
    expect(standardInWords(minutes, content, {})).toBe(words);
  });

  it('has no standard to compare with when the column is empty', () => {
    const fromColumn = { ...minutes, standard: { label: 'Schablon', column: 'Tid' } };
    expect(standardInWords(fromColumn, '75', {})).toBeUndefined();
    expect(standardInWords(fromColumn, '75', { Tid: '70' })).toBe('Schablon: 70 minuter. 5 minuter över.');
  });

  it.each([
    ['n1>n2', 'En nivå upp.'],
    ['n3>n1', '2 nivåer ner.'],
    ['n2>n2', 'Samma nivå.'],
    ['n1>', undefined],
    ['', undefined],
  ])('levels %s', (content, words) => {
    const level = question('niva');
    if (level.kind !== 'level') throw new Error('no level');
    expect(levelChangeInWords(level, content)).toBe(words);
  });
});
