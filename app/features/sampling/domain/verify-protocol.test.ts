import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlKeyOf, deidentifyProtocol } from '#app/features/sampling/domain/protocol-deidentify.ts';
import {
  DIGEST_LEAVES_OUT,
  protocolDigest,
  sealProtocol,
} from '#app/features/sampling/domain/protocol-digest.ts';
import { type Verification, verifyProtocol } from '#app/features/sampling/domain/verify-protocol.ts';
import { type MadeProtocol, makeProtocol } from '#tests/factories/protocol-file.ts';

const rows = Array.from({ length: 40 }, (_, index) => ({
  key: `2026-${String(index * 37 + 1000)}`,
  attributes: {
    handläggare: ['Åsa', 'Bo', 'Cecilia'][index % 3] ?? '',
    form: index % 8 === 0 ? 'HVB' : 'hem',
    avslutad: index % 7 === 0 ? '' : `2026-08-${String((index % 9) + 1).padStart(2, '0')}`,
  },
}));
const atLeastTwo = { attribute: 'form', values: ['HVB'], minimum: 2 };
const whole = { allocation: { kind: 'whole', size: 6 }, quotas: [atLeastTwo] } as const;

const DESIGNS: Record<string, MadeProtocol> = {
  'whole frame, one minst-krav, replaced': makeProtocol({
    rows,
    design: whole,
    seed: 's',
    replaced: [0, 2, 4],
  }),
  'whole frame, redrawn': makeProtocol({ rows, design: whole, seed: 's', redrawnFrom: 'annat' }),
  'extended with replacements': makeProtocol({
    rows,
    design: whole,
    seed: 's',
    replaced: [1, 3],
    extendedTo: 9,
  }),
  'per group': makeProtocol({
    rows,
    design: {
      allocation: { kind: 'perStratum', attribute: 'handläggare', size: 3 },
      quotas: [{ ...atLeastTwo, minimum: 1 }],
    },
    seed: '2026-H2-123456',
    replaced: [5],
  }),
  'in proportion, groups too small': makeProtocol({
    rows: rows.slice(0, 5),
    design: { allocation: { kind: 'proportional', attribute: 'handläggare', size: 7 }, quotas: [] },
    seed: 'x',
  }),
  census: makeProtocol({ rows, design: { allocation: { kind: 'census' }, quotas: [] }, seed: 'alla' }),
  'first in order': makeProtocol({
    rows,
    design: {
      allocation: { kind: 'firstInOrder', orderBy: 'avslutad', attribute: 'handläggare', size: 3 },
      quotas: [],
    },
    seed: 'datum',
    replaced: [0],
  }),
  'self-selected': makeProtocol({
    rows,
    design: { allocation: { kind: 'selfSelected', attribute: 'handläggare', size: 2 }, quotas: [] },
    seed: 'själv',
    chosen: ['2026-1000', '2026-1037', '2026-1111'],
  }),
  'on cause': makeProtocol({
    rows,
    design: { allocation: { kind: 'onCause' }, quotas: [] },
    seed: 'skäl',
    chosen: ['2026-1000', '2026-1370'],
  }),
};
const names = Object.keys(DESIGNS);
const made = (name: string) => DESIGNS[name] as MadeProtocol;

const json = (value: unknown) => JSON.stringify(value);
const must = (result: ReturnType<typeof verifyProtocol>): Verification => {
  if (!result.ok) throw new Error(json(result.error));
  return result.value;
};
const differing = (verification: Verification) =>
  verification.steps
    .filter(({ outcome }) => outcome === 'differs')
    .map(({ what, findings }) => ({ what, findings }));

const salts = new Map([1, 2].map((number) => [number, `0${number}`.repeat(16)]));
const deidentified = ({ protocol, frame }: MadeProtocol, withTickets = true) =>
  deidentifyProtocol(protocol, frame.cases, {
    salts,
    withTickets,
    designInWords: (design) => JSON.stringify(design),
  });

describe.each(names)('a right protocol: %s', (name) => {
  it('agrees with its frame', () => {
    const { protocol, frameText } = made(name);
    const verification = must(verifyProtocol(json(protocol), frameText));
    expect(differing(verification)).toEqual([]);
    expect(verification.outcome).toBe('agrees');
  });

  it.each([true, false])('agrees without case numbers, with slumptal: %s', (withTickets) => {
    const file = json(deidentified(made(name), withTickets));
    const key = json(controlKeyOf(made(name).protocol, salts));
    const { frameText } = made(name);
    expect(differing(must(verifyProtocol(file, null)))).toEqual([]);
    expect(differing(must(verifyProtocol(file, frameText)))).toEqual([]);
    expect(differing(must(verifyProtocol(file, null, key)))).toEqual([]);
    const full = must(verifyProtocol(file, frameText, key));
    expect(differing(full)).toEqual([]);
    expect(full.steps.filter(({ obstacle }) => obstacle?.startsWith('needs'))).toEqual([]);
  });
});

type Path = readonly (string | number)[];

/** Every value of the file that is no object, and every list, with its place. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) {
    const inside = value.flatMap((one, index) => placesIn(one, [...at, index]));
    return value.length > 0 ? [at, ...inside] : inside;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) => placesIn(one, [...at, name]));
  }
  return [at];
}

const valueAt = (file: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], file);

/** The file with one value or list changed; `undefined` when the change changes nothing. */
function tamper(file: unknown, path: Path, way: number): unknown {
  const copy = structuredClone(file);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const name = path.at(-1) ?? '';
  const before = parent[name];
  parent[name] = changed(before, way);
  return json(parent[name]) === json(before) ? undefined : copy;
}

function changed(value: unknown, way: number): unknown {
  if (Array.isArray(value)) {
    const at = Math.floor(way / 3) % value.length;
    const other = (at + 1) % value.length;
    if (way % 3 === 0) return value.toSpliced(at, 1);
    if (way % 3 === 1) return value.toSpliced(at, 0, value[at]);
    return value.with(at, value[other]).with(other, value[at]);
  }
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'nytt';
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return way % 2 === 0 ? value + 1 : Math.max(0, value - 1);
    const digits = String(value);
    const at = 2 + (way % (digits.length - 2));
    return Number(digits.slice(0, at) + ((Number(digits[at]) + 1) % 10) + digits.slice(at + 1));
  }
  const text = String(value);
  const at = way % (text.length + 1);
  return `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
}

/**
 * What no file can prove, and docs/protocol.md says so: names, times, words and reasons that people gave, and changes of
 * a minst-krav that change nobody's place. The checksum finds them all the same, unless it was computed anew.
 */
const ONLY_PEOPLE_KNOW = [
  /^(kontroll|kontrollensNummer|enhet|skapadTid|kontrollsumma)$/,
  /^(omgång|checklista)\./,
  /^urvalsram\.(register|villkor|utelämnat|frystTid|frystAv)/,
  /^(avbruten|uppgivnaFrön|spårEfterLåsning|avvisadeDragningar)/,
  /\.(dragenTid|dragenAv|skälTillNyDragning|fröetsSlag|fröetsUrsprung|upplägg|brister)$/,
  /\.brister\.\d+$/,
  /\.ersättningar\.\d+\.(kommentar|granskning|tid|av)$/,
  /\.uppläggData\.minstKrav(\.\d+\.(minst|värden).*)?$/,
];
/** What the checksum leaves out, because it can change without anything happening in the round. */
const isLeftOut = (path: Path) => {
  const names = path.filter((step) => typeof step === 'string').join('.');
  return DIGEST_LEAVES_OUT.some((one) => names === one || names.startsWith(`${one}.`));
};
const isProvable = (path: Path) => !ONLY_PEOPLE_KNOW.some((pattern) => pattern.test(path.join('.')));

const says = (protocol: string, frame: string | null, key?: string) => {
  const result = verifyProtocol(protocol, frame, key);
  return result.ok ? result.value.outcome : 'cannotBeUsed';
};

describe.each(names)('a tampered protocol: %s', (name) => {
  const { protocol, frameText } = made(name);
  const places = placesIn(protocol).filter((path) => path.length > 0);

  it('is found out by its checksum, whatever was changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat({ max: 60 }), (path, way) => {
        const tampered = tamper(protocol, path, way);
        if (tampered === undefined || (isLeftOut(path) && path[0] !== 'kontrollsumma')) return;
        expect(says(json(tampered), frameText), path.join('.')).not.toBe('agrees');
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its checksum when a name that it leaves out is another', () => {
    const leftOut = places.filter((path) => isLeftOut(path) && path[0] !== 'kontrollsumma');
    expect(leftOut.length).toBeGreaterThan(8);
    for (const path of leftOut) {
      const renamed = tamper(protocol, path, 1) as Record<string, unknown> | undefined;
      if (renamed) expect(protocolDigest(renamed), path.join('.')).toBe(protocol.kontrollsumma);
    }
  });

  it('is found out by the rules when the checksum was computed anew', () => {
    const provable = places.filter(isProvable);
    fc.assert(
      fc.property(fc.constantFrom(...provable), fc.nat({ max: 60 }), (path, way) => {
        const tampered = tamper(protocol, path, way);
        if (tampered === undefined) return;
        const sealed = sealProtocol(tampered as Record<string, unknown>);
        expect(says(json(sealed), frameText), `${path.join('.')} ${way}`).not.toBe('agrees');
      }),
      { numRuns: 600 },
    );
  });

  it('is found out without case numbers too, with the key and the frame', () => {
    const file = deidentified(made(name));
    const key = json(controlKeyOf(protocol, salts));
    const provable = placesIn(file).filter((path) => path.length > 0 && isProvable(path));
    fc.assert(
      fc.property(fc.constantFrom(...provable), fc.nat({ max: 60 }), (path, way) => {
        const tampered = tamper(file, path, way);
        if (tampered === undefined) return;
        const sealed = sealProtocol(tampered as Record<string, unknown>);
        expect(says(json(sealed), frameText, key), `${path.join('.')} ${way}`).not.toBe('agrees');
      }),
      { numRuns: 300 },
    );
  });

  it('is found out when anything in the frame was changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: frameText.length - 1 }), fc.integer({ min: 32, max: 126 }), (at, unit) => {
        const tampered = `${frameText.slice(0, at)}${String.fromCharCode(unit)}${frameText.slice(at + 1)}`;
        if (tampered === frameText) return;
        expect(says(json(protocol), tampered)).not.toBe('agrees');
      }),
    );
  });
});

describe('what a file claims beyond its draw', () => {
  const steps = (change: (file: MadeProtocol['protocol']) => void, of: MadeProtocol) => {
    const file = structuredClone(of.protocol);
    change(file);
    return differing(must(verifyProtocol(json(sealProtocol(file)), of.frameText))).map(
      ({ what, findings }) => `${what}: ${findings.map(({ kind }) => kind).join(', ')}`,
    );
  };
  const first = (file: MadeProtocol['protocol']) => {
    const [draw] = file.dragningar;
    if (!draw) throw new Error('nothing drawn');
    return draw;
  };
  const plain = made('whole frame, one minst-krav, replaced');
  const generated = made('per group');

  it('a seed that the program is said to have made looks like one, of the right half-year', () => {
    expect(
      steps((file) => {
        first(file).fröetsSlag = 'skapat';
      }, plain),
    ).toEqual(['seed: seedNotGenerated']);
    expect(steps(() => {}, generated)).toEqual([]);
    expect(
      steps((file) => {
        file.omgång.referensdatum = '2026-06-30';
      }, generated),
    ).toEqual(['seed: seedNotGenerated']);
  });

  it('a locked seed has the numbers of its own control and round', () => {
    const seed = 'Nämnden 1/K7-O2';
    const locked = makeProtocol({ rows, design: whole, seed });
    const asLocked = (file: MadeProtocol['protocol']) => {
      first(file).fröetsSlag = 'låst';
      first(file).låstFrö = {
        ...{ frö: 'Nämnden 1', år: 2026, enhet: 'Barn', källa: '§ 7' },
        ...{ låstTid: '2026-01-22T08:00:00.000Z', låstAv: 'Per' },
      };
    };
    expect(steps(asLocked, locked)).toEqual([]);
    for (const change of [{ kontrollensNummer: 8 }, { omgång: { ...locked.protocol.omgång, nummer: 3 } }]) {
      expect(
        steps((file) => {
          asLocked(file);
          Object.assign(file, change);
        }, locked),
      ).toEqual(['seed: lockedSeed']);
    }
  });

  it('a replacement has a listed reason and comes after the draw', () => {
    expect(
      steps((file) => {
        for (const one of first(file).ersättningar) one.skäl = 'akten saknas';
      }, plain),
    ).toEqual(['replacements: replacementReason, replacementReason, replacementReason']);
    expect(
      steps((file) => {
        for (const one of first(file).ersättningar) one.tid = '2020-01-01T00:00:00.000Z';
      }, plain),
    ).toEqual(['replacements: replacementBeforeDraw, replacementBeforeDraw, replacementBeforeDraw']);
  });

  it('no field stands twice, however its name is written', () => {
    const text = json(plain.protocol);
    const twice = (name: string) => text.replace('"frö":"s"', `"${name}":"ett annat","frö":"s"`);
    for (const name of ['frö', 'fr\\u00f6']) {
      expect(verifyProtocol(twice(name), plain.frameText)).toEqual({
        ok: false,
        error: { file: 'protocol', problem: { kind: 'fieldTwice', name: 'frö' } },
      });
    }
    const inText = structuredClone(plain.protocol);
    inText.avvisadeDragningar = [{ tid: 'x', av: 'y', frö: '{"frö":1,"frö":2}\\"' }];
    expect(says(json(sealProtocol(inText)), plain.frameText)).toBe('agrees');
  });
});
