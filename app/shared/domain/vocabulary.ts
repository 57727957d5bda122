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

/** ny, bedömd, utreds, åtgärdas, följs upp, avslutad, återkallad */
export const DEVIATION_STATES = [
  'new',
  'assessed',
  'investigating',
  'inProgress',
  'followedUp',
  'closed',
  'withdrawn',
] as const;
export type DeviationState = (typeof DEVIATION_STATES)[number];

/** Where a deviation came from: en granskning, inskriven för hand */
export const DEVIATION_ORIGINS = ['review', 'manual'] as const;
export type DeviationOrigin = (typeof DEVIATION_ORIGINS)[number];

/** lex Sarah: rapporterad, bedömd, utredning, anmäld till IVO, åtgärdad, uppföljd, avslutad */
export const LEX_SARAH_STAGES = [
  'reported',
  'assessed',
  'investigating',
  'notified',
  'remedied',
  'followedUp',
  'closed',
] as const;
export type LexSarahStage = (typeof LEX_SARAH_STAGES)[number];

/** An action (åtgärd): planerad, genomförd, uppföljd, struken */
export const ACTION_STATES = ['planned', 'done', 'followedUp', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** Hade åtgärden avsedd effekt? ja, delvis, nej, för tidigt att säga */
export const EFFECTS = ['yes', 'partly', 'no', 'tooEarly'] as const;
export type Effect = (typeof EFFECTS)[number];

/** uppföljningsplan, internkontrollplan */
export const PLAN_KINDS = ['followUp', 'internalControl'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** utkast, antagen, ersatt av en ny version */
export const PLAN_STATES = ['draft', 'adopted', 'replaced'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Of one occasion (mättillfälle) of a plan: planerad, genomförd, inte genomförd */
export const OCCASION_STATES = ['planned', 'done', 'notDone'] as const;
export type OccasionState = (typeof OCCASION_STATES)[number];

/** The four texts of a control's result: syfte, resultat, analys, förbättringsförslag */
export const REPORT_PARTS = ['purpose', 'result', 'analysis', 'improvement'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];
