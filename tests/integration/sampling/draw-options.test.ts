import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCsvRecords } from '#app/cli/csv-records.ts';
import { draw } from '#app/cli/draw.ts';
import { parseQuota } from '#app/cli/draw-quota.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-draw-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function write(content: string | Buffer): string {
  const file = path.join(folder, `ram-${++files}.csv`);
  writeFileSync(file, content);
  return file;
}
const good = write('nyckel;form\nA1;hvb\nA2;hem\nA3;hem\n');

describe('minst-krav on the command line', () => {
  it.each([
    ['form=hvb:1', { attribute: 'form', values: ['hvb'], minimum: 1 }],
    ['form=hvb,sis,hvb:12', { attribute: 'form', values: ['hvb', 'sis'], minimum: 12 }],
    [' Lagrum = LVU 2 § , LVU 3 § : 2 ', { attribute: 'Lagrum', values: ['LVU 2 §', 'LVU 3 §'], minimum: 2 }],
    ['kl=09:30:1', { attribute: 'kl', values: ['09:30'], minimum: 1 }],
    ['a=b=c:1', { attribute: 'a', values: ['b=c'], minimum: 1 }],
    ['"a=b"="x,y",z:3', { attribute: 'a=b', values: ['x,y', 'z'], minimum: 3 }],
    ['form=HVB\\, annat:1', { attribute: 'form', values: ['HVB, annat'], minimum: 1 }],
    ['form="sa ""hej""":1', { attribute: 'form', values: ['sa "hej"'], minimum: 1 }],
    ['form="",hem:1', { attribute: 'form', values: ['', 'hem'], minimum: 1 }],
    ['form=" hem ":1', { attribute: 'form', values: [' hem '], minimum: 1 }],
    ['form=a\\\\b:1', { attribute: 'form', values: ['a\\b'], minimum: 1 }],
  ])('%s', (written, quota) => {
    expect(parseQuota(written)).toEqual({ ok: true, value: quota });
  });

  it.each([
    '',
    'form',
    'form=',
    'form=hvb',
    'form:1',
    '=hvb:1',
    'form=:1',
    'form=a,,b:1',
    'form=hvb:0',
    'form=hvb:-1',
    'form=hvb:1,5',
    'form=hvb:ett',
    'form=hvb:',
    'form="hvb:1',
    'form=hvb:1\\',
  ])('%j is refused', (written) => {
    expect(parseQuota(written)).toMatchObject({ ok: false });
  });
});

describe('a draw that cannot be made', () => {
  const all = ['--frame', good, '--seed', 's', '--size', '2'];
  const without = (name: string) => all.filter((_, index) => all[index] !== name && all[index - 1] !== name);
  it.each<[string, string[], RegExp]>([
    ['no frame', without('--frame'), /--frame/],
    ['no seed', without('--seed'), /--seed/],
    ['no size', without('--size'), /--size N/],
    ['no value', [...without('--size'), '--size'], /värde efter --size/],
    ['an option instead of a value', [...without('--size'), '--size', '--json'], /värde efter --size/],
    ['an empty seed', [...without('--seed'), '--seed', ''], /Fröet är tomt/],
    ['a seed with |', [...without('--seed'), '--seed', 'a|b'], /tecknet \|/],
    ['a seed of 101', [...without('--seed'), '--seed', 'x'.repeat(101)], /100 tecken/],
    ['size 0', [...without('--size'), '--size', '0'], /--size ska vara ett heltal från 1, inte 0/],
    ['size ten', [...without('--size'), '--size', 'tio'], /inte tio/],
    ['size 1.5', [...without('--size'), '--size=1.5'], /inte 1.5/],
    ['the same option twice', [...all, '--size', '3'], /två gånger/],
    ['an unknown option', [...all, '--antal', '3'], /--antal är inget som draw känner till/],
    ['a loose word', [...all, 'extra'], /extra är inget/],
    ['size with strata', [...all, '--strata', 'form'], /inte med --size/],
    ['size with per-stratum', [...all, '--strata', 'form', '--per-stratum', '1'], /tillsammans/],
    [
      'two ways to share',
      [...without('--size'), '--strata', 'form', '--per-stratum', '1', '--proportional', '2'],
      /tillsammans/,
    ],
    [
      'strata without a way',
      [...without('--size'), '--strata', 'form'],
      /--per-stratum K eller --proportional N/,
    ],
    ['per-stratum without strata', [...without('--size'), '--per-stratum', '1'], /behöver --strata/],
    ['a quota without a number', [...all, '--quota', 'form=hvb'], /Minst-kravet form=hvb går inte att läsa/],
    ['an unknown column', [...all, '--quota', 'from=hvb:1'], /rad 1: kolumnen ”from” finns inte.*”form”/],
    [
      'the key as a group',
      [...without('--size'), '--strata', 'nyckel', '--per-stratum', '1'],
      /nyckel är ärendenumret/,
    ],
    [
      'quotas above the size',
      [...without('--size'), '--size', '1', '--quota', 'form=hvb:1', '--quota', 'form=hem:1'],
      /väljer 2 ärenden, men urvalet är 1/,
    ],
    [
      'a missing file',
      [...without('--frame'), '--frame', path.join(folder, 'borta.csv')],
      /borta\.csv finns inte/,
    ],
    ['a folder', [...without('--frame'), '--frame', folder], /är en mapp/],
  ])('%s', (_, args, sentence) => {
    const { stdout, stderr, exitCode } = draw(args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
  });
});

describe('a frame that cannot be read', () => {
  it.each<[string, string | Buffer, string]>([
    [
      'no column nyckel',
      'key;form\nA;b\n',
      'rad 1: kolumnen ”nyckel” finns inte. Kolumnerna är ”key” och ”form”.',
    ],
    ['commas', 'nyckel,form\nA,b\n', 'rad 1: kolumnen ”nyckel” finns inte. Kolumnerna är ”nyckel,form”.'],
    ['nyckel twice', 'nyckel;nyckel\nA;b\n', 'rad 1: kolumnen ”nyckel” finns två gånger.'],
    ['no cases', 'nyckel;form\n', ' har inga ärenden under rubrikraden.'],
    ['nothing', '', ' har inga ärenden under rubrikraden.'],
    ['an empty key', 'nyckel;form\nA;b\n ;c\n', 'rad 3, kolumnen nyckel: ärendenumret är tomt.'],
    [
      'a long key',
      `nyckel\n${'x'.repeat(201)}\n`,
      'rad 2, kolumnen nyckel: ärendenumret är längre än 200 tecken.',
    ],
    [
      'keys equal after NFC',
      'nyckel\nÅ\nB\nA\u030a\n',
      'rad 2 och 4, kolumnen nyckel: Å finns mer än en gång.',
    ],
    ['a short row', 'nyckel;form\nA;b\nB\n', 'rad 3: raden har 1 fält, men rubrikraden har 2.'],
    ['a long row', 'nyckel;form\nA;b;c\n', 'rad 2: raden har 3 fält, men rubrikraden har 2.'],
    ['an empty row', 'nyckel\nA\n\nB\n', 'rad 3: raden är tom, men det kommer fler ärenden efter den.'],
    ['a row after one with a line break', 'nyckel;x\n"A\n1";b\nC\n', 'rad 4: raden har 1 fält'],
    ['an open quote', 'nyckel;form\nA;"b\nB;c\n', 'rad 2: ett citattecken står fel eller saknar sitt par.'],
    ['text after a quote', 'nyckel;form\n"A"x;b\n', 'rad 2: ett citattecken står fel'],
    ['Windows-1252', Buffer.from('nyckel\nA\n\xc5\n', 'latin1'), 'rad 3: filen är inte text i UTF-8.'],
  ])('%s', (_, content, sentence) => {
    const file = write(content);
    const { stdout, stderr, exitCode } = draw(['--frame', file, '--seed', 's', '--size', '1']);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`${file}${sentence.startsWith('rad') ? ', ' : ''}${sentence}`);
  });

  it('names five faults and counts the rest', () => {
    const file = write(`nyckel;a\n${';x\n'.repeat(8)}`);
    const { stderr } = draw(['--frame', file, '--seed', 's', '--size', '1']);
    expect(stderr.match(/ärendenumret är tomt/g)).toHaveLength(5);
    expect(stderr).toContain('Det finns 3 fel till');
  });
});

describe('the fingerprint of a draw', () => {
  const fingerprintOf = (content: string, ...design: string[]) => {
    const { stdout } = draw(['--frame', write(content), '--seed', 's', '--json', ...design]);
    return JSON.parse(stdout).frameFingerprint as string;
  };
  const plain = fingerprintOf('nyckel;form\nA;x\nB;"y;z"\n', '--size', '1', '--quota', 'form=x:1');

  it.each([
    ['a BOM', '\ufeffnyckel;form\nA;x\nB;"y;z"\n'],
    ['CR LF', 'nyckel;form\r\nA;x\r\nB;"y;z"\r\n'],
    ['CR', 'nyckel;form\rA;x\rB;"y;z"'],
    ['other orders', 'form;nyckel\n"y;z";B\nx;A'],
    ['more columns', 'annat;nyckel;form\n1;A;x\n2;B;"y;z"\n'],
    ['more quotes', '"nyckel";"form"\n"A";"x"\n"B";"y;z"\n'],
    ['empty lines last', 'nyckel;form\nA;x\nB;"y;z"\n\n\n'],
  ])('is the same with %s', (_, content) => {
    expect(fingerprintOf(content, '--size', '1', '--quota', 'form=x:1')).toBe(plain);
  });

  it('is another when the design reads other columns', () => {
    expect(fingerprintOf('nyckel;form\nA;x\nB;"y;z"\n', '--size', '1')).not.toBe(plain);
  });
});

describe('records of CSV', () => {
  it('holds quotes, separators and line ends inside fields, and counts the lines', () => {
    const records: [readonly string[], number][] = [];
    const bad = readCsvRecords('a;"b;""c\r\nd"\n\n;\n"";x"y', (fields, line) => records.push([fields, line]));
    expect(bad).toBe(0);
    expect(records).toEqual([
      [['a', 'b;"c\r\nd'], 1],
      [[''], 3],
      [['', ''], 4],
      [['', 'x"y'], 5],
    ]);
  });
});
