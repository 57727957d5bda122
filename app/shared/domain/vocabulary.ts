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

/** What a register holds: placeringar, beslut, ärenden, SIP och andra planer, klagomål, dokument, vinjetter, övrigt. */
export const REGISTER_KINDS = [
  'placements',
  'decisions',
  'cases',
  'plans',
  'complaints',
  'documents',
  'vignettes',
  'other',
] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** text, datum, datumserie, tal, ja/nej, enhet, handläggare, medhandläggare, kön, skyddade personuppgifter */
export const COLUMN_TYPES = [
  'text',
  'date',
  'dateSeries',
  'number',
  'boolean',
  'unit',
  'caseWorker',
  'coWorker',
  'gender',
  'protectedIdentity',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** filen läses, väntar på bekräftelse, läses in, inläst, avbruten, misslyckad, ångrad */
export const IMPORT_STATES = [
  'reading',
  'staged',
  'applying',
  'applied',
  'cancelled',
  'failed',
  'undone',
] as const;
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

/** Where a seed (frö) came from: skapat av programmet, inskrivet, tärningar, två personers delar, låst i förväg */
export const SEED_ORIGINS = ['generated', 'entered', 'dice', 'twoParts', 'locked'] as const;
export type SeedOrigin = (typeof SEED_ORIGINS)[number];

/** första dragningen, omdragning, utökning */
export const DRAW_KINDS = ['first', 'redraw', 'extension'] as const;
export type DrawKind = (typeof DRAW_KINDS)[number];

/** Why a case is in the sample: slump, minst-krav, totalundersökning, först i datumordning, utvalt */
export const SELECTION_REASONS = ['random', 'quota', 'all', 'order', 'chosen'] as const;
export type SelectionReason = (typeof SELECTION_REASONS)[number];

/** How a register's keys are stored: som de står, som pseudonym */
export const KEY_HANDLINGS = ['asIs', 'pseudonym'] as const;
export type KeyHandling = (typeof KEY_HANDLINGS)[number];

/** What happens to cases with protected identity: som andra, lämnas utanför urvalsramar, bara namngivna granskare */
export const PROTECTED_RULES = ['sameAsOthers', 'leaveOut', 'namedReviewers'] as const;
export type ProtectedRule = (typeof PROTECTED_RULES)[number];

/** tilldelad, påbörjad, inlämnad, öppnad igen */
export const REVIEW_STATES = ['assigned', 'started', 'finished', 'reopened'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Quality assurance of a handed-in review: väntar på godkännande, skickad tillbaka, godkänd */
export type ApprovalState = 'waiting' | 'returned' | 'approved';

/** mindre, betydande, allvarlig */
export const SEVERITIES = ['minor', 'considerable', 'serious'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** ny, bedömd, åtgärdas, avslutad, återkallad */
export const DEVIATION_STATES = ['new', 'assessed', 'inProgress', 'closed', 'withdrawn'] as const;
export type DeviationState = (typeof DEVIATION_STATES)[number];
