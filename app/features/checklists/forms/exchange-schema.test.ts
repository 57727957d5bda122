import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anyDefinition } from '#tests/factories/definition-arbitraries.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { CHECKLIST_SCHEMA, exchangeFileName, exchangeFileOf } from '../domain/exchange-file.ts';
import { shippedChecklists } from '../domain/shipped-checklists.ts';
import { exchangeTextIn, revisionSeen, targetIn } from './exchange-form.ts';
import { exchangeSchema, readExchangeText } from './exchange-schema.ts';
import { decodeFile, longestFile } from './exchange-text.ts';

const about = { version: 3, publishedOn: '2026-10-31', note: 'Ny fråga om samtal.' };
const fileOf = (definition: unknown) =>
  JSON.stringify({ ...about, $schema: CHECKLIST_SCHEMA, definition }, null, 2);
const read = (text: string) => readExchangeText(text);
const errorsOf = (text: string): string[] => {
  const result = read(text);
  return result.ok ? [] : result.error;
};
type Place = readonly (string | number)[];
/** What is said of a file in which one thing is another than it should be; undefined takes it away. */
function withOther(place: Place, value: unknown): string {
  const definition = JSON.parse(JSON.stringify(everyKindChecklist)) as Record<string | number, unknown>;
  const [last = '', ...way] = place.toReversed();
  const holder = way
    .toReversed()
    .reduce((found, part) => found[part] as Record<string | number, unknown>, definition);
  holder[last] = value;
  return errorsOf(fileOf(definition)).join('\n');
}
const question = (index: number, ...field: Place): Place => ['sections', 0, 'questions', index, ...field];

describe('the file of a version', () => {
  it('is read as the version it was made of', () => {
    for (const definition of [everyKindChecklist, ...shippedChecklists]) {
      const file = exchangeFileOf(definition, about);
      expect(exchangeSchema.safeParse(file).success).toBe(true);
      expect(read(JSON.stringify(file))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(definition)) });
    }
  });

  it('is read whatever the checklist', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const sent = JSON.parse(JSON.stringify(definition));
        expect(read(fileOf(definition))).toEqual({ ok: true, value: sent });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what is said of deviations, and is refused with facts that cannot be filled in', () => {
    const [section, ...rest] = everyKindChecklist.sections;
    const [first, ...others] = section?.questions ?? [];
    if (!section || !first?.deviation) throw new Error('the first question makes no deviation');
    const withRule = (words: string) => ({
      ...everyKindChecklist,
      deviations: 'perCase' as const,
      sections: [
        {
          ...section,
          questions: [
            { ...first, deviation: { ...first.deviation, text: { text: words }, type: 'Samverkan' } },
            ...others,
          ],
        },
        ...rest,
      ],
    });
    const kept = read(fileOf(withRule('{fråga} enligt {Lagrum}: {skäl}')));
    expect(kept).toMatchObject({ ok: true, value: { deviations: 'perCase' } });
    expect(JSON.stringify(kept)).toContain('"type":"Samverkan"');
    expect(errorsOf(fileOf(withRule('Gäller {Namn}'))).join()).toContain('{Namn} kan inte fyllas i');
    expect(errorsOf(fileOf({ ...withRule('x'), deviations: 'both' })).join()).toContain(
      'Om brister delar avvikelse: är inget av det',
    );
  });

  it('is named by key and version', () => {
    expect(exchangeFileName('placerade-barn', 3)).toBe('checklista-placerade-barn-v3.json');
  });

  it('is also read as a definition by itself, and from the first format', () => {
    expect(read(JSON.stringify(everyKindChecklist)).ok).toBe(true);
    const stored = readFileSync('tests/fixtures/checklists/format-1-placed-children.json', 'utf8');
    const { definition } = JSON.parse(stored) as { definition: unknown };
    expect(read(fileOf(definition))).toMatchObject({ ok: true, value: { format: 'aktsam-checklista/2' } });
  });
});

describe('the published schema', () => {
  it('says what the program reads', () => {
    const published = JSON.parse(readFileSync('public/scheman/checklista-2.json', 'utf8')) as object;
    const made = z.toJSONSchema(exchangeSchema, { target: 'draft-2020-12', io: 'input', reused: 'ref' });
    expect(published).toEqual({
      ...made,
      $id: CHECKLIST_SCHEMA,
      title: 'Checklista i Aktsam',
      description: 'En version av en checklista, som den hämtas ur ett Aktsam och läses in i ett annat.',
    });
  });
});

describe('files that are no checklist', () => {
  const whole = fileOf(everyKindChecklist);

  it.each([
    ['nothing', '', 'Filen är tom.'],
    ['spaces', ' \n ', 'Filen är tom.'],
    ['a text', 'hej', 'Filen är ingen checklista från Aktsam.'],
    ['a table', 'a;b\n1;2', 'Filen är ingen checklista från Aktsam.'],
    [
      'something else of ours',
      '{"$schema":"/scheman/urvalsprotokoll-2.json"}',
      'Filen är ingen checklista från Aktsam.',
    ],
    ['a list', '[1,2]', 'Filen är ingen checklista från Aktsam.'],
    ['null', 'null', 'Filen är ingen checklista från Aktsam.'],
    ['a definition that is none', '{"definition":null}', 'Filen är ingen checklista från Aktsam.'],
    ['a later format', '{"definition":{"format":"aktsam-checklista/3"}}', 'nyare utgåva'],
    ['half a file', whole.slice(0, whole.length / 2), 'Filen är inte hel: den slutar mitt i.'],
    ['a file without its last brace', whole.slice(0, -1), 'Filen är inte hel: den slutar mitt i.'],
    ['a comma too many', '{\n"definition": {\n"format": ,}}', 'Filen är inte rätt skriven'],
    ['brackets without end', '['.repeat(100_000), 'Filen är ingen checklista från Aktsam.'],
    [
      'brackets in a text',
      JSON.stringify({ text: '[{'.repeat(100) }),
      'Filen är ingen checklista från Aktsam.',
    ],
  ])('%s', (_name, text, expected) => {
    expect(errorsOf(text).join(' ')).toContain(expected);
  });

  it('never fails on any part of a file', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(errorsOf(whole.slice(0, length))).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('never fails on anything at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(errorsOf(text).length).toBeGreaterThan(0);
        expect(errorsOf(fileOf({ format: 'aktsam-checklista/2', sections: text })).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('errors name the place', () => {
  it.each<[string, Place, unknown, string]>([
    [
      'a missing help text',
      question(1, 'help'),
      undefined,
      'Avsnitt 1 ”Utredningen”, fråga 2 ”Barnets delaktighet”, hjälptexten: saknas.',
    ],
    ['an empty text', ['sections', 2, 'title'], ' ', 'Avsnitt 3, rubriken: saknar text.'],
    ['a number as text', ['purpose'], 7, 'Syftet: har fel slag av innehåll.'],
    [
      'an unknown kind',
      question(0, 'kind'),
      'stars',
      'fråga 1 ”Skydd bedömt samma dag”, slaget av fråga: är inget av det som går att välja.',
    ],
    [
      'an unknown field',
      ['sections', 0, 'colour'],
      'red',
      'Avsnitt 1 ”Utredningen”: har något som Aktsam inte känner till (colour).',
    ],
    ['a key with capitals', ['sections', 0, 'key'], 'Grund', 'nyckeln: har tecken som inte går.'],
    ['one choice', question(1, 'choices'), [{ key: 'a', label: 'A' }], 'svaren: måste innehålla minst 2.'],
    [
      'too long a text',
      question(0, 'shortName'),
      'x'.repeat(81),
      'kortnamnet: är för lång. Det högsta är 80 tecken.',
    ],
    [
      'no date',
      question(0, 'legalReference'),
      { text: 'L', checkedOn: 'i går' },
      'det rättsliga stödet: är inget datum. Skriv det som ÅÅÅÅ-MM-DD.',
    ],
    [
      'a law without text',
      question(0, 'legalReference'),
      { checkedOn: '2026-01-01' },
      'Det rättsliga stödet saknar text.',
    ],
    ['more days than a year', question(0, 'deviation', 'daysToDue'), 900, 'avvikelsen: får vara högst 365.'],
    ['no sections', ['sections'], [], 'Avsnitten: måste innehålla minst 1.'],
    [
      'a later question in a condition',
      question(0, 'visibleWhen'),
      [{ kind: 'answer', question: 'minuter', isOneOf: ['over'] }],
      'Frågan ”Skydd bedömt samma dag”: ett villkor ser på ',
    ],
  ])('%s', (_name, place, value, expected) => {
    expect(withOther(place, value)).toContain(expected);
  });

  it('says how many more there are when there are many, and nothing in another language', () => {
    const sections = everyKindChecklist.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) => ({ ...one, help: 7, shortName: '' })),
    }));
    const errors = withOther(['sections'], sections);
    expect(errors).toMatch(/Det finns \d+ fel till\.$/u);
    expect(errors).not.toMatch(/expected|Invalid|Too /u);
  });
});

describe('files made to harm', () => {
  const yesNo = (key: string, visibleWhen?: unknown) => ({
    key,
    kind: 'yesNo',
    shortName: key,
    wording: { text: key },
    goodAnswer: 'yes',
    options: ['yes', 'no'],
    help: key,
    isCritical: false,
    visibleWhen,
  });
  const listOf = (questions: unknown[]) => {
    const pages = Array.from({ length: Math.ceil(questions.length / 200) }, (_, index) => ({
      key: `s${index}`,
      title: `S${index}`,
      questions: questions.slice(index * 200, index * 200 + 200),
    }));
    return JSON.stringify({ ...everyKindChecklist, sections: pages });
  };
  const answer = (question: string) => ({ kind: 'answer', question, isOneOf: ['yes'] });

  it('says little of a condition that is wrong in a great many ways', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => `x${index}`);
    const condition = { kind: 'count', questions: many.map(() => 'a'), isOneOf: many, atLeast: 1 };
    const errors = errorsOf(listOf([yesNo('a'), yesNo('b', [condition])]));
    expect(errors.join('')).toContain('villkoret: är för lång.');
    expect(errors.join('').length).toBeLessThan(1000);
    const wrong = Array.from({ length: 100 }, () => ({ ...condition, questions: ['b'], isOneOf: ['x'] }));
    const told = errorsOf(listOf([yesNo('a'), yesNo('b', wrong)]));
    expect(told).toHaveLength(16);
    expect(told.at(-1)).toMatch(/^Det finns \d+ fel till\.$/u);
  });

  it('is done with a long chain that can be begun in many ways', () => {
    const first = Array.from({ length: 150 }, (_, index) => yesNo(`a${index}`));
    const start = yesNo('k0', [{ kind: 'any', of: first.map(({ key }) => answer(key)) }]);
    const chain = Array.from({ length: 1500 }, (_, index) => yesNo(`k${index + 1}`, [answer(`k${index}`)]));
    const text = listOf([...first, start, ...chain]);
    expect(text.length).toBeLessThan(longestFile);
    expect(read(text).ok).toBe(true);
  });
});

describe('decodeFile', () => {
  const text = '{"å":"ö"}';
  it.each([
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), text],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le'), text],
    ['UTF-16 the other way', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), text],
  ])('reads %s', (_name, bytes, expected) => {
    expect(decodeFile(bytes)).toEqual({ ok: true, value: expected });
  });

  it('says what to do about other encodings, and about size', () => {
    expect(decodeFile(Buffer.from(text, 'latin1'))).toMatchObject({
      ok: false,
      error: expect.stringContaining('UTF-8'),
    });
    expect(decodeFile(new Uint8Array())).toEqual({ ok: false, error: 'Filen är tom.' });
    expect(decodeFile(new Uint8Array(longestFile + 1).fill(32))).toMatchObject({ ok: false });
    expect(decodeFile(new Uint8Array(longestFile).fill(32)).ok).toBe(true);
  });
});

describe('the form', () => {
  const form = (fields: Record<string, string | File>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };

  it('wants a file, and takes the text it has looked at before', async () => {
    expect(await exchangeTextIn(form({}))).toEqual({ ok: false, error: 'Välj en fil först.' });
    expect(await exchangeTextIn(form({ file: new File([], '') }))).toMatchObject({
      error: 'Välj en fil först.',
    });
    expect(await exchangeTextIn(form({ file: new File([], 'tom.json') }))).toMatchObject({
      error: 'Filen är tom.',
    });
    expect(await exchangeTextIn(form({ text: '{}' }))).toEqual({ ok: true, value: '{}' });
    expect(await exchangeTextIn(form({ file: new File(['{}'], 'a.json') }))).toEqual({
      ok: true,
      value: '{}',
    });
    const big = new File([' '.repeat(longestFile + 1)], 'stor.json');
    expect(await exchangeTextIn(form({ file: big }))).toMatchObject({
      error: expect.stringContaining('för stor'),
    });
  });

  it('tells a new checklist from one that is there, and from nonsense', () => {
    expect([targetIn(form({})), targetIn(form({ target: '12' })), targetIn(form({ target: 'x' }))]).toEqual([
      null,
      12,
      undefined,
    ]);
    expect([
      revisionSeen(form({})),
      revisionSeen(form({ revision: '4' })),
      revisionSeen(form({ revision: '-1' })),
    ]).toEqual([null, 4, null]);
  });
});
