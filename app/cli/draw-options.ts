import type { RandomAllocation } from '#app/features/sampling/domain/design.ts';
import type { RandomDesign } from '#app/features/sampling/domain/draw.ts';
import { checkSeed } from '#app/features/sampling/domain/seed.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { parseQuota } from './draw-quota.ts';

export const DRAW_HELP = `Användning: npm run --silent aktsam -- draw --frame FIL --seed FRÖ [--size N]
         [--strata KOLUMN (--per-stratum K | --proportional N)] [--quota "KOLUMN=V1,V2:M"]… [--json]

Drar ett urval enligt aktsam-urval/1 ur en CSV-fil (semikolon, UTF-8) med kolumnen nyckel.

  --frame FIL        Urvalsramen. Fler kolumner än de som används får finnas.
  --seed FRÖ         1–100 tecken, utan | och radbrytning.
  --size N           N ärenden ur hela ramen.
  --strata KOLUMN    Grupper efter kolumnens värden, med --per-stratum K eller --proportional N.
  --quota VILLKOR    Minst M där kolumnen har något av värdena. Kan anges flera gånger. Sätt "…" om namn och
                     värden med komma, kolon eller likhetstecken, eller \\ före tecknet.
  --json             Skriver ett JSON-objekt i stället för en tabell.
`;

export type DrawOptions = {
  readonly frameFile: string;
  readonly seed: string;
  readonly design: RandomDesign;
  readonly isJson: boolean;
};

const SINGLE = ['frame', 'seed', 'size', 'strata', 'per-stratum', 'proportional'] as const;
type Single = (typeof SINGLE)[number];
type Given = {
  readonly singles: ReadonlyMap<Single, string>;
  readonly quotas: string[];
  readonly isJson: boolean;
};

const isSingle = (name: string): name is Single => (SINGLE as readonly string[]).includes(name);

/** Reads the options of `draw`. Errors are whole Swedish sentences. */
export function parseDrawOptions(args: readonly string[]): Result<DrawOptions, string> {
  const given = readArguments(args);
  if (!given.ok) return given;
  const { singles, isJson } = given.value;
  const frameFile = singles.get('frame');
  if (!frameFile) return err('Ange urvalsramens fil med --frame FIL.');
  const seed = singles.get('seed');
  if (seed === undefined) return err('Ange fröet med --seed FRÖ.');
  const checked = checkSeed(seed);
  if (!checked.ok) return err(SEED_SENTENCES[checked.error]);
  const allocation = parseAllocation(singles);
  if (!allocation.ok) return allocation;
  const quotas = [];
  for (const written of given.value.quotas) {
    const quota = parseQuota(written);
    if (!quota.ok) {
      return err(
        `Minst-kravet ${written} går inte att läsa: ${quota.error}. Skriv KOLUMN=VÄRDE,VÄRDE:ANTAL.`,
      );
    }
    quotas.push(quota.value);
  }
  return ok({ frameFile, seed, design: { allocation: allocation.value, quotas }, isJson });
}

const SEED_SENTENCES = {
  empty: 'Fröet är tomt. Ange 1–100 tecken med --seed FRÖ.',
  tooLong: 'Fröet är längre än 100 tecken.',
  forbiddenCharacter: 'Fröet får inte ha tecknet | eller en radbrytning.',
} as const;

function readArguments(args: readonly string[]): Result<Given, string> {
  const singles = new Map<Single, string>();
  const quotas: string[] = [];
  let isJson = false;
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--json') {
      isJson = true;
      continue;
    }
    const [, name = '', attached] = /^--([a-z-]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
    if (!isSingle(name) && name !== 'quota') return err(`${argument} är inget som draw känner till.`);
    // A value that begins with -- is given as --seed=--så.
    const value = attached ?? (rest[0]?.startsWith('--') ? undefined : rest.shift());
    if (value === undefined) return err(`Det saknas ett värde efter --${name}.`);
    if (name === 'quota') quotas.push(value);
    else if (singles.has(name)) return err(`--${name} är angivet två gånger.`);
    else singles.set(name, value);
  }
  return ok({ singles, quotas, isJson });
}

function parseAllocation(singles: Given['singles']): Result<RandomAllocation, string> {
  const ways = (['size', 'per-stratum', 'proportional'] as const).filter((name) => singles.has(name));
  const [way] = ways;
  const strata = singles.get('strata');
  if (ways.length > 1) {
    return err(`${ways.map((name) => `--${name}`).join(' och ')} kan inte användas tillsammans.`);
  }
  if (way === undefined) {
    return strata === undefined
      ? err('Ange hur många ärenden som ska dras med --size N.')
      : err('Ange --per-stratum K eller --proportional N tillsammans med --strata.');
  }
  const written = singles.get(way) ?? '';
  if (!/^[1-9]\d{0,8}$/.test(written)) {
    return err(`--${way} ska vara ett heltal från 1, inte ${written === '' ? 'tomt' : written}.`);
  }
  const size = Number(written);
  if (way === 'size') {
    if (strata === undefined) return ok({ kind: 'whole', size });
    return err('--strata används med --per-stratum eller --proportional, inte med --size.');
  }
  if (!strata) return err(`--${way} behöver --strata KOLUMN.`);
  return ok({ kind: way === 'proportional' ? 'proportional' : 'perStratum', attribute: strata, size });
}
