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
  // Draws of other rounds: nothing in these files can tell of them.
  /^andraDragningarPåLiknandeUrvalsram/,
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

describe('files that do not belong together', () => {
  const told = (verification: Verification) =>
    verification.steps.map(({ what, draw, outcome, because }) => ({ what, draw, outcome, because }));
  const redrawn = made('whole frame, redrawn');
  const others = ['in proportion, groups too small', 'first in order', 'census'];

  it.each(others)('a whole frame of another round is one thing wrong, not twenty: %s', (name) => {
    const verification = must(verifyProtocol(json(redrawn.protocol), made(name).frameText));
    expect(verification).toMatchObject({ outcome: 'doNotBelong', stranger: 'frame', draws: [] });
    expect(differing(verification).map(({ what }) => what)).toEqual(['fingerprint']);
    const ofDraws = told(verification).filter(({ draw, what }) => draw !== null && what !== 'seed');
    expect(new Set(ofDraws.map(({ draw }) => draw))).toEqual(new Set([1, 2]));
    for (const step of ofDraws) expect(step).toMatchObject({ outcome: 'undecided', because: 'fingerprint' });
    expect(told(verification)).toContainEqual(expect.objectContaining({ what: 'keys', outcome: 'agrees' }));
  });

  it('a frame with one value changed is another frame too', () => {
    const frame = redrawn.frameText.replace('hem', 'gem');
    expect(must(verifyProtocol(json(redrawn.protocol), frame))).toMatchObject({ outcome: 'doNotBelong' });
  });

  it('is not said of a protocol that was changed, of a frame saved again, or of one with a fault of its own', () => {
    const changed = structuredClone(redrawn.protocol);
    changed.urvalsram.fingeravtryckSha256 = '0'.repeat(64);
    expect(says(json(changed), redrawn.frameText)).toBe('differs');
    expect(says(json(redrawn.protocol), `\ufeff${redrawn.frameText}`)).toBe('differs');
    expect(says(json(redrawn.protocol), made('census').frameText.trimEnd())).toBe('differs');
    expect(says(json(redrawn.protocol), `${redrawn.frameText}2026-1000;hem\n`)).toBe('differs');
  });

  it('without case numbers: another frame, another key, another protocol', () => {
    const file = json(deidentified(redrawn));
    const other = made('census');
    const key = json(controlKeyOf(redrawn.protocol, salts));
    const otherKey = json(controlKeyOf(other.protocol, salts));
    const check = (frame: string | null, controlKey: string | null) =>
      must(verifyProtocol(file, frame, controlKey));
    expect(check(other.frameText, key).stranger).toBe('frame');
    expect(check(redrawn.frameText, otherKey).stranger).toBe('controlKey');
    expect(check(null, otherKey).stranger).toBe('controlKey');
    expect(check(other.frameText, otherKey).stranger).toBe('protocol');
    expect(check(redrawn.frameText, key).stranger).toBeNull();
    const leaning = check(other.frameText, key).steps.filter(({ draw, what }) => draw && what !== 'seed');
    expect(new Set(leaning.map(({ outcome }) => outcome))).toEqual(new Set(['undecided']));
    // The frame is still read where only the key is another's, and the rules are checked from the file itself.
    const steps = check(redrawn.frameText, otherKey).steps;
    expect(steps.find(({ what }) => what === 'fingerprint')?.outcome).toBe('agrees');
    expect(steps.find(({ what }) => what === 'selection')?.outcome).toBe('agrees');
    expect(steps.find(({ what }) => what === 'tickets')).toMatchObject({ because: 'controlKey' });
  });
});

describe('what a step says when it has nothing to stand on', () => {
  const plain = made('whole frame, one minst-krav, replaced');
  const stepOf = (verification: Verification, what: string) =>
    verification.steps.find((step) => step.what === what);

  it('agrees with nothing when a step it leans on differs', () => {
    const file = structuredClone(plain.protocol);
    const [draw] = file.dragningar;
    const [one] = draw?.dragnaÄrenden ?? [];
    const [other] = draw?.reserver ?? [];
    if (!one || !other) throw new Error('nothing drawn');
    [one.ärende, other.ärende] = [other.ärende, one.ärende];
    [one.slumptal, other.slumptal] = [other.slumptal, one.slumptal];
    const swapped = must(verifyProtocol(json(sealProtocol(file)), plain.frameText));
    expect(stepOf(swapped, 'selection')?.outcome).toBe('differs');
    expect(stepOf(swapped, 'reasons')).toMatchObject({ outcome: 'undecided', because: 'selection' });
    expect(stepOf(swapped, 'tickets')?.outcome).toBe('agrees');
    one.ärende = 'finns inte';
    const invented = must(verifyProtocol(json(sealProtocol(file)), plain.frameText));
    expect(stepOf(invented, 'cases')?.outcome).toBe('differs');
    expect(stepOf(invented, 'tickets')).toMatchObject({ outcome: 'undecided', because: 'cases' });
  });

  it('agrees with nothing that leans on a changed frame, but all the same on one saved again', () => {
    const twice = `${plain.frameText}2026-1000;hem\n`;
    const changed = must(verifyProtocol(json(plain.protocol), twice));
    expect(changed.outcome).toBe('differs');
    const leaning = changed.steps.filter(({ draw, what }) => draw !== null && what !== 'seed');
    expect(leaning.filter(({ outcome }) => outcome === 'agrees')).toEqual([]);
    const again = must(verifyProtocol(json(plain.protocol), `\ufeff${plain.frameText}`));
    expect(again.steps.filter(({ outcome }) => outcome === 'undecided')).toEqual([]);
  });

  it('is bound to the seed: with a key of other salts nothing of the cases can be decided', () => {
    const wrong = new Map([[1, 'f'.repeat(32)]]);
    const key = json(controlKeyOf(plain.protocol, wrong));
    const verification = must(verifyProtocol(json(deidentified(plain)), plain.frameText, key));
    expect(differing(verification).map(({ what }) => what)).toEqual(['seed']);
    expect(stepOf(verification, 'tickets')).toMatchObject({ outcome: 'undecided', because: 'seed' });
  });

  it('says that there are none of what there is none of', () => {
    const of = (name: string, what: string) => {
      const { protocol, frameText } = made(name);
      return stepOf(must(verifyProtocol(json(protocol), frameText)), what)?.outcome;
    };
    expect(of('census', 'reserves')).toBe('nothing');
    expect(of('census', 'replacements')).toBe('nothing');
    expect(of('census', 'groups')).toBe('nothing');
    expect(of('per group', 'groups')).toBe('agrees');
    expect(of('per group', 'replacements')).toBe('agrees');
    const invented = structuredClone(made('census').protocol);
    const [one] = invented.dragningar[0]?.dragnaÄrenden ?? [];
    if (!one) throw new Error('nothing drawn');
    one.grupp = 'Grupp 1';
    const step = stepOf(
      must(verifyProtocol(json(sealProtocol(invented)), made('census').frameText)),
      'groups',
    );
    expect(step?.outcome).toBe('differs');
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
