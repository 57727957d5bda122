import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import type { Pair } from './section-table.ts';
import type { TypedKind } from './typed-figure.ts';
import type { ActionOutcomes } from './year-actions.ts';
import type { Missing } from './year-missing.ts';

/** Statistics specification §7. */
export const MORE_IS_NOT_WORSE =
  'Fler avvikelser betyder inte att verksamheten har blivit sämre. Den som letar mer hittar mer.';

export const notDoneWords = {
  notDone: 'Inte genomfört',
  late: 'Försenat',
  aborted: 'Avbruten',
} as const;

export const typedKindWords: Readonly<Record<TypedKind, string>> = {
  complaints: 'Klagomål',
  deviations: 'Avvikelser',
  lexSarah: 'Lex Sarah',
  benchmark: 'Jämförelsetal',
};

export const sexWords: Readonly<Record<'female' | 'male' | 'unknown', string>> = {
  female: 'Kvinnor och flickor',
  male: 'Män och pojkar',
  unknown: 'Inte angivet',
};

type Undone = Pick<Counted, 'version' | 'year'> & { readonly isOver: boolean };

/**
 * What stands where nothing is undone: true also of a year for which nothing was planned. It says what was looked through:
 * actions are told of in their own place, and what people put in the year wheel only inside the unit.
 */
export function nothingUndone({ version, year, isOver }: Undone): string {
  const what =
    version === 'internal'
      ? 'Inget moment i en plan, ingen omgång och inget i årshjulet är'
      : 'Inget moment i en plan och ingen omgång är';
  const when = isOver ? `för ${year}` : `hittills under ${year}`;
  return `${what} försenat, avbrutet eller redovisat som inte genomfört ${when}. Åtgärder redovisas för sig.`;
}

const missingWords: Readonly<Record<Missing, string>> = {
  notTyped: '–, inte inskrivet',
  notInUse: '–, inte i bruk än',
};

/** The number as it is printed: a hidden one as a mark of its own, and one that nobody knows with why. */
export function yearNumber(pair: Pair | undefined, year: 'thisYear' | 'lastYear'): number | string {
  const missing = pair?.missing?.[year];
  return missing ? missingWords[missing] : (pair?.[year] ?? '–');
}

/** Whether there is nothing to tell of a kind: none in either year, and nothing hidden. */
export function isNought({ thisYear, lastYear }: Pair): boolean {
  return thisYear === 0 && lastYear === 0;
}

/** "2 hade avsedd effekt, 1 delvis och 3 inte"; what none had is left out. */
function effectsInWords({ yes, partly, no }: ActionOutcomes['effects']): string {
  const [first, ...more] = [
    { count: yes, how: '' },
    { count: partly, how: 'delvis' },
    { count: no, how: 'inte' },
  ].filter(({ count }) => count > 0);
  if (!first) return '';
  const begin = `${first.count} hade ${first.how} avsedd effekt`.replace('  ', ' ');
  const [second, third] = more.map(({ count, how }) => `${count} ${how}`);
  if (third !== undefined) return `${begin}, ${second} och ${third}`;
  return second === undefined ? begin : `${begin} och ${second}`;
}

/** "7 åtgärder skulle vara gjorda eller följdes upp. 3 är följda upp: 2 hade avsedd effekt, 1 delvis, 0 inte. …" */
export function actionsInWords({ total, planned, done, followedUp, effects }: ActionOutcomes): string {
  if (total === 0) return 'Inga åtgärder skulle vara gjorda eller följdes upp under året.';
  const waiting = [
    planned > 0 ? `${planned} ${planned === 1 ? 'är inte gjord' : 'är inte gjorda'} än` : '',
    done > 0 ? `${done} ${done === 1 ? 'är gjord' : 'är gjorda'} och ska följas upp` : '',
  ].filter((part) => part !== '');
  return [
    `${total} ${total === 1 ? 'åtgärd' : 'åtgärder'} skulle vara gjorda eller följdes upp under året.`,
    followedUp === 0
      ? 'Ingen är uppföljd än.'
      : `${followedUp} ${followedUp === 1 ? 'är uppföljd' : 'är uppföljda'}: ${effectsInWords(effects)}.`,
    waiting.length === 0 ? '' : `${waiting.join(' och ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

type Counted = {
  readonly version: 'internal' | 'deidentified';
  readonly year: number;
  readonly withdrawn: { readonly thisYear: number; readonly lastYear: number } | null;
  readonly typedKinds: readonly TypedKind[];
};

/** How the numbers of the year are to be read, a sentence or two a line. */
export function howCounted({ version, year, withdrawn, typedKinds }: Counted): string[] {
  const several = withdrawn
    ? ` Återkallade räknas inte: ${withdrawn.thisYear} från ${year} och ${withdrawn.lastYear} från ${year - 1}.`
    : ' Återkallade räknas inte.';
  const typed = (['deviations', 'lexSarah'] as const).filter((kind) => typedKinds.includes(kind));
  return [
    'En omgång räknas till det år som referensdatumet ligger i, även om den granskades och fastställdes senare.',
    `En avvikelse räknas till det år då den upptäcktes: den dag som skrevs in, eller den dag granskningen lämnades in.${several}`,
    'En lex Sarah-rapport räknas till det år då den kom in. Anmälda till IVO räknas till det år då anmälan noterades.',
    'En åtgärd är med det år då den skulle vara gjord och det år då den följdes upp.',
    ...(typed.length > 0
      ? [
          `I siffrorna ingår sådant som har skrivits in för hand: ${typed.map((kind) => typedKindWords[kind].toLowerCase()).join(' och ')}.`,
        ]
      : []),
    ...(version === 'deidentified' && typedKinds.includes('benchmark')
      ? [
          'Jämförelsetal är inskrivna för hand och visas som de skrevs. Den som lämnar ut versionen ansvarar för att de inte säger något som är dolt här.',
        ]
      : []),
    ...(version === 'deidentified'
      ? [
          `Tal från 1 till ${DISCLOSURE_RULE.threshold - 1} visas inte (–), och inte heller de tal som skulle röja dem eller något som döljs i en omgång.`,
        ]
      : []),
  ];
}
