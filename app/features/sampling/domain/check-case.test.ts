import { describe, expect, it } from 'vitest';
import { checkCase } from '#app/features/sampling/domain/check-case.ts';
import { readFrame } from '#app/features/sampling/domain/verify-frame.ts';
import { verifyProtocol } from '#app/features/sampling/domain/verify-protocol.ts';
import { decodeFile } from '#app/features/sampling/domain/verify-text.ts';
import { makeProtocol } from '#tests/factories/protocol-file.ts';

const rows = Array.from({ length: 20 }, (_, index) => ({
  key: `Å-${index + 10}`,
  attributes: { form: index === 13 ? 'HVB' : 'hem' },
}));
const { protocol, frameText } = makeProtocol({
  rows,
  design: {
    allocation: { kind: 'whole', size: 3 },
    quotas: [{ attribute: 'form', values: ['HVB'], minimum: 1 }],
  },
  seed: 's',
});
const [draw] = protocol.dragningar;
const answerTo = (text: string, key: string) => {
  const result = verifyProtocol(text, frameText);
  const checked = result.ok ? result.value.draws.at(-1) : undefined;
  return checked && checkCase(checked, key);
};

describe('asking about one case', () => {
  it('gives every case the slumptal, verdict and reason of the protocol, and its place among all', () => {
    const text = JSON.stringify(protocol);
    const all = [...(draw?.dragnaÄrenden ?? []), ...(draw?.reserver ?? [])];
    const tickets = all.map(({ slumptal }) => slumptal).sort((a, b) => a - b);
    for (const one of all) {
      expect(answerTo(text, one.ärende)).toMatchObject({
        ticket: one.slumptal,
        rank: tickets.indexOf(one.slumptal) + 1,
        verdict: 'skäl' in one ? 'selected' : 'reserve',
        reason: 'skäl' in one ? one.skäl : null,
        reserveRank: 'skäl' in one ? null : one.ordning,
        protocolSays: null,
      });
    }
  });

  it('reads a case number as the draw does, and knows none outside the frame', () => {
    const text = JSON.stringify(protocol);
    expect(answerTo(text, ' A\u030a-10 ')?.key).toBe('Å-10');
    expect(answerTo(text, 'Å-9')).toBeUndefined();
  });

  it('says so when the protocol says something else', () => {
    const tampered = structuredClone(protocol);
    const [one] = tampered.dragningar[0]?.dragnaÄrenden ?? [];
    const [other] = tampered.dragningar[0]?.reserver ?? [];
    if (!one || !other) throw new Error('nothing was drawn');
    [one.ärende, other.ärende] = [other.ärende, one.ärende];
    const text = JSON.stringify(tampered);
    expect(answerTo(text, other.ärende)).toMatchObject({ verdict: 'selected', protocolSays: 'reserve' });
    expect(answerTo(text, one.ärende)).toMatchObject({ verdict: 'reserve', protocolSays: 'selected' });
  });
});

describe('frame files that are read to be checked', () => {
  it.each([
    ['\ufeffnyckel\na\n', ['byteOrderMark']],
    ['nyckel\r\na\r\n', ['carriageReturns']],
    ['nyckel\na', ['noLastLineEnd']],
    ['nyckel\nb\na\n', ['rowsInOtherOrder']],
    ['nyckel\n"a"\n', ['otherWriting']],
    ['nyckel;"a;b"\n"x;y";"rad\nrad"\n', []],
  ])('%j: %j', (text, flaws) => {
    const read = readFrame(text);
    expect(read.ok && read.value.flaws).toEqual(flaws);
    expect(read.ok && read.value.fingerprint === read.value.canonicalFingerprint).toBe(flaws.length === 0);
  });

  it.each([
    ['{"a": 1}', { kind: 'frameIsProtocol' }],
    ['Ärende;form\n1;2\n', { kind: 'frameWithoutKeyColumn', header: 'Ärende;form' }],
    ['nyckel\n', { kind: 'frameWithoutCases' }],
    ['nyckel\n"a\n', { kind: 'frameUnclosedQuote' }],
    ['nyckel;form\na;b\nc\n', { kind: 'frameRowWrong', row: 2 }],
  ])('%j is refused', (text, error) => {
    expect(readFrame(text)).toEqual({ ok: false, error });
  });

  it('names keys that are empty, too long, twice or not in normal form', () => {
    const read = readFrame(`nyckel\na\n\n A\u030a\na\n${'x'.repeat(201)}\n`);
    expect(read.ok && read.value.keyFlaws.map(({ kind, row }) => [kind, row])).toEqual([
      ['empty', 2],
      ['notNormalised', 3],
      ['duplicate', 4],
      ['tooLong', 5],
    ]);
  });

  it.each([
    [[], 'empty'],
    [[0xef, 0xbb, 0xbf, 0x0a], 'empty'],
    [[0x50, 0x4b, 3, 4], 'workbook'],
    [[0xd0, 0xcf, 0x11, 0xe0], 'workbook'],
    [[0x1f, 0x8b, 8], 'compressed'],
    [[0x25, 0x50, 0x44, 0x46], 'pdf'],
    [[0xff, 0xfe, 0x6e, 0], 'utf16'],
    [[0x6e, 0, 0x79, 0], 'utf16'],
    [[0x6e, 0xe5], 'notUtf8'],
  ])('bytes %j are %s', (bytes, error) => {
    expect(decodeFile(Uint8Array.from(bytes))).toEqual({ ok: false, error });
  });
});
