import { describe, expect, it } from 'vitest';
import {
  controlKeyOf,
  deidentifyProtocol,
  REASON_LEFT_OUT,
} from '#app/features/sampling/domain/protocol-deidentify.ts';
import { sealProtocol } from '#app/features/sampling/domain/protocol-digest.ts';
import { verifyProtocol } from '#app/features/sampling/domain/verify-protocol.ts';
import { makeProtocol } from '#tests/factories/protocol-file.ts';

const rows = Array.from({ length: 12 }, (_, index) => ({
  key: `K-2026-${1000 + index}`,
  attributes: {
    handläggare: ['Anna Lindgren', 'Bo Ek'][index % 2] ?? '',
    form: index === 0 ? 'HVB' : 'hem',
  },
}));
const made = makeProtocol({
  rows,
  design: {
    allocation: { kind: 'perStratum', attribute: 'handläggare', size: 4 },
    quotas: [
      { attribute: 'handläggare', values: ['Anna Lindgren'], minimum: 1 },
      { attribute: 'form', values: ['HVB', 'SiS'], minimum: 2 },
    ],
  },
  seed: 's',
  redrawnFrom: 't',
});
const salts = new Map([1, 2].map((number) => [number, `0${number}`.repeat(16)]));
const [, second] = made.protocol.dragningar;
if (second) second.skälTillNyDragning = 'k-2026-1003, 2026-1004 och K‑2026‑1005 är Anna Lindgrens ärenden';
const hidden = () =>
  deidentifyProtocol(made.protocol, made.frame.cases, {
    ...{ salts, withTickets: false },
    designInWords: (design) => JSON.stringify(design),
  });

describe('a de-identified protocol', () => {
  it('holds no value of a minst-krav, as data or in words, and no reason that somebody wrote', () => {
    const text = JSON.stringify(hidden());
    const told = ['Anna', 'Lindgren', 'Bo Ek', 'HVB', 'SiS', '2026-100', 'Pers', 'Kvist', 'Maria'];
    expect(told.filter((one) => text.includes(one))).toEqual([]);
    const [, draw] = hidden().dragningar;
    expect(draw?.skälTillNyDragning).toBe(REASON_LEFT_OUT);
    expect(hidden().avbruten?.skäl).toBe(REASON_LEFT_OUT);
    expect(hidden().uppgivnaFrön.map(({ skäl }) => skäl)).toEqual([REASON_LEFT_OUT]);
    expect(draw?.uppläggData.minstKrav).toEqual([
      { kolumn: 'handläggare', värden: 1, minst: 1 },
      { kolumn: 'form', värden: 2, minst: 2 },
    ]);
    expect(draw?.upplägg).toContain('ett visst värde');
    expect(draw?.upplägg).toContain('ett av 2 värden');
  });

  it('tells what fell short without how few there were', () => {
    const [, draw] = hidden().dragningar;
    expect(draw?.bristerData.length).toBeGreaterThan(0);
    for (const one of draw?.bristerData ?? []) {
      expect(Object.keys(one)).not.toContain('fanns');
      expect(Object.keys(one)).not.toContain('valda');
    }
  });

  it('is checked against the values in its key, and differs where the key holds others', () => {
    const key = controlKeyOf(made.protocol, salts);
    const outcome = (file: object, secret: object | null) => {
      const result = verifyProtocol(
        JSON.stringify(file),
        secret && made.frameText,
        secret && JSON.stringify(secret),
      );
      return result.ok ? result.value.outcome : JSON.stringify(result.error);
    };
    expect(outcome(hidden(), null)).toBe('agrees');
    expect(outcome(hidden(), key)).toBe('agrees');
    const other = structuredClone(key);
    for (const draw of other.dragningar) draw.minstKravVärden[0] = ['Bo Ek'];
    expect(outcome(hidden(), other)).toBe('differs');
    const more = structuredClone(key);
    for (const draw of more.dragningar) draw.minstKravVärden[1]?.push('finns inte');
    expect(outcome(hidden(), more)).toBe('differs');
    const short = structuredClone(hidden());
    short.dragningar[1]?.bristerData.pop();
    expect(outcome(sealProtocol(short), null)).toBe('differs');
  });
});
