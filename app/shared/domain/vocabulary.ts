/**
 * The closed lists of the trade, one English word per Swedish term (docs/glossary.md).
 * The database's CHECK constraints, the zod schemas and the pages all read them here.
 */

/** förvaltning – avdelning – enhet */
export const UNIT_KINDS = ['administration', 'department', 'unit'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** gruppchef/enhetschef, granskare, kvalitetsutvecklare, läsare, systemförvaltare, extern granskare */
export const ROLES = ['manager', 'reviewer', 'quality', 'reader', 'administrator', 'external'] as const;
export type Role = (typeof ROLES)[number];

/** What a register holds: placeringar, beslut, ärenden, övrigt. */
export const REGISTER_KINDS = ['placements', 'decisions', 'cases', 'other'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** text, datum, tal, ja/nej, enhet, handläggare, medhandläggare, kön, skyddade personuppgifter */
export const COLUMN_TYPES = [
  'text',
  'date',
  'number',
  'boolean',
  'unit',
  'caseWorker',
  'coWorker',
  'gender',
  'protectedIdentity',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** väntar på bekräftelse, inläst, avbruten */
export const IMPORT_STATES = ['staged', 'applied', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** egenkontroll, kollegial granskning, internkontroll, verksamhetsuppföljning */
export const CONTROL_KINDS = ['selfControl', 'peerReview', 'internalControl', 'serviceFollowUp'] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];

/** halvår, tertial, kvartal, månad, år, vid behov */
export const RHYTHMS = ['halfYear', 'fourMonths', 'quarter', 'month', 'year', 'onDemand'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** planerad, urvalsramen fryst, urvalet draget, granskning pågår, fastställd */
export const ROUND_STATES = ['planned', 'frozen', 'drawn', 'reviewing', 'finalised'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** Where a seed (frö) came from: skapat av programmet, inskrivet */
export const SEED_ORIGINS = ['generated', 'entered'] as const;
export type SeedOrigin = (typeof SEED_ORIGINS)[number];

/** tilldelad, påbörjad, inlämnad, öppnad igen */
export const REVIEW_STATES = ['assigned', 'started', 'finished', 'reopened'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** mindre, betydande, allvarlig */
export const SEVERITIES = ['minor', 'considerable', 'serious'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** ny, bedömd, åtgärdas, avslutad, återkallad */
export const DEVIATION_STATES = ['new', 'assessed', 'inProgress', 'closed', 'withdrawn'] as const;
export type DeviationState = (typeof DEVIATION_STATES)[number];
