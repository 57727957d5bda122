import type { ColumnType } from '#app/shared/domain/vocabulary.ts';

/** A column of a register as far as a guess needs it. */
export type GuessColumn = { readonly header: string; readonly type: ColumnType };

/** A column that a ready check needs, and how it is recognised. */
export type Slot = {
  /** What it holds, as a person says it when it is missing: "datum för senaste övervägande". */
  readonly words: string;
  readonly types: readonly ColumnType[];
  /** The best first; compared with the heading in small letters. */
  readonly headings: readonly RegExp[];
  readonly isOptional?: true;
};

export const DATE_TYPES: readonly ColumnType[] = ['date', 'dateSeries'];

/** The heading that fits the slot best among those not taken, or undefined. Type first, then the order of the patterns. */
export function guessColumn(
  slot: Slot,
  columns: readonly GuessColumn[],
  taken: readonly string[],
): string | undefined {
  const free = columns.filter(({ header, type }) => slot.types.includes(type) && !taken.includes(header));
  for (const heading of slot.headings) {
    const found = free.find(({ header }) => heading.test(header.normalize('NFC').toLowerCase()));
    if (found) return found.header;
  }
  return undefined;
}

const date = (words: string, ...headings: RegExp[]): Slot => ({ words, types: DATE_TYPES, headings });

/** What the ready checks look for in a register. Headings as case systems write them. */
export const SLOTS = {
  placementStart: date(
    'placeringens startdatum',
    /placering.*(fr\.? ?o\.? ?m|från|start|inled)/,
    /(startdatum|fr\.? ?o\.? ?m)/,
  ),
  placementEnd: date(
    'placeringens slutdatum',
    /placering.*(t\.? ?o\.? ?m|till|slut|avslut)/,
    /(slutdatum|t\.? ?o\.? ?m|avslutsdatum)/,
  ),
  consideration: date('datum för senaste övervägande', /senaste.*(överväg|ompröv)/, /(överväg|ompröv)/),
  earlierConsideration: {
    ...date('datum för föregående övervägande', /(föregående|förra|tidigare).*(överväg|ompröv)/),
    isOptional: true,
  },
  carePlan: date('datum för vårdplan', /vårdplan/),
  implementationPlan: date(
    'datum för genomförandeplan',
    /genomförandeplan.*(upprätt|datum)/,
    /genomförandeplan/,
  ),
  implementationPlanRevised: {
    ...date('datum då genomförandeplanen reviderades', /genomförandeplan.*(revid|uppfölj|ändr)/),
    isOptional: true,
  },
  decidedOn: date('beslutsdatum', /beslutsdatum/, /beslut.*(datum|den)/, /datum.*beslut/),
  executedOn: date('datum för verkställighet', /verkställ/, /insats.*(start|påbörj)/),
  outcome: {
    words: 'beslutets utfall',
    types: ['text', 'boolean'],
    headings: [/^beslut$/, /utfall/, /beslutstyp/],
  },
  validUntil: date(
    'datum då beslutet slutar gälla',
    /(giltig|gäller|beslut).*(t\.? ?o\.? ?m|till|slut)/,
    /(slutdatum|t\.? ?o\.? ?m)/,
  ),
  status: { words: 'ärendets status', types: ['text'], headings: [/status/, /ärendeläge|tillstånd/] },
  closedOn: date('avslutsdatum', /avslut/, /slutdatum/, /t\.? ?o\.? ?m/, /upphör/),
  startedOn: date('startdatum', /(start|inled|öppn|aktuali|inkom)/, /fr\.? ?o\.? ?m/),
  caseWorker: { words: 'handläggare', types: ['caseWorker'], headings: [/./] },
  receivedOn: date('datum då klagomålet kom in', /(inkom|mottag|registrer|datum)/),
  answeredOn: date('datum för svar', /(besvar|svar|åtgärd|avslut)/),
  planOn: date(
    'datum för planen',
    /(sip|plan).*(datum|upprätt|senast|uppfölj)/,
    /(upprätt|senast|uppfölj)/,
    /datum/,
  ),
  plannedFollowUp: date('datum för nästa uppföljning', /(nästa|planerad).*uppfölj/, /uppfölj/),
} as const satisfies Record<string, Slot>;
export type SlotName = keyof typeof SLOTS;
