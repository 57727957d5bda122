import type {
  Finding,
  FindingKind,
  Obstacle,
  Outcome,
  Step,
  StepName,
} from '#app/features/sampling/domain/verify-steps.ts';
import { formatNumber } from '#app/shared/text/number-format.ts';

/** What each step checks, as a heading. */
export const STEP_TITLES: Readonly<Record<StepName, string>> = {
  file: 'Protokollets kontrollsumma',
  frame: 'Urvalsramens fil',
  fingerprint: 'Urvalsramens fingeravtryck',
  frameSize: 'Antal ärenden i urvalsramen',
  keys: 'Ärendenumren',
  draws: 'Dragningarna i följd',
  controlKey: 'Kontrollnyckeln',
  seed: 'Fröet',
  cases: 'Alla ärenden är med',
  tickets: 'Slumptalen',
  groups: 'Grupperna',
  quotaMarks: 'Vilka som uppfyller minst-kraven',
  sizes: 'Antal ur varje grupp',
  quotas: 'Minst-kraven',
  selection: 'Vilka ärenden som drogs',
  reasons: 'Skälen till att ärendena är med',
  order: 'Ordningen bland de dragna',
  reserves: 'Ersättningsärendena',
  shortfalls: 'Det som inte kunde uppfyllas',
  replacements: 'Ersättningarna',
  extension: 'Utökningen',
  circumstances: 'Omständigheterna',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  agrees: 'Stämmer',
  differs: 'Stämmer inte',
  cannotCheck: 'Går inte att kontrollera',
};

const AGREES: Readonly<Record<StepName, (compared: number) => string>> = {
  file: () => 'Innehållet har den kontrollsumma som står i filen.',
  frame: () => 'Filen är skriven så som specifikationen säger, byte för byte.',
  fingerprint: () => 'Filens SHA-256 är den som står i protokollet.',
  frameSize: () => 'Filen har så många ärenden som protokollet säger.',
  keys: () => 'Alla ärendenummer är olika och rätt skrivna.',
  draws: (count) =>
    count === 1
      ? 'En dragning, gjord efter att ramen frystes.'
      : `${formatNumber(count)} dragningar, numrerade i följd. Bara den sista gäller, och de nya har skäl.`,
  controlKey: () => 'Kontrollnyckeln hör till samma urvalsram och har frö och salt till varje dragning.',
  seed: () => 'Fröet går att använda och hänger ihop med det som står om det.',
  cases: (count) => `${formatNumber(count)} ärenden, vart och ett en gång.`,
  tickets: (count) => `${formatNumber(count)} slumptal räknades om av fröet och ärendenumren.`,
  groups: () => 'Varje ärende står i sin grupp.',
  quotaMarks: () => 'Rätt ärenden är märkta.',
  sizes: () => 'Så många drogs som upplägget säger.',
  quotas: () => 'Minst så många som kraven säger är med, så långt ärendena räcker.',
  selection: (count) => `Samma ${formatNumber(count)} ärenden dras på nytt.`,
  reasons: () => 'Skälen följer av reglerna.',
  order: () => 'De dragna står i den ordning som reglerna ger.',
  reserves: (count) => `Alla ${formatNumber(count)} ersättningsärenden står i rätt ordning.`,
  shortfalls: (count) =>
    count === 0 ? 'Allt kunde uppfyllas, och det säger protokollet.' : 'Protokollet säger det som fattades.',
  replacements: (count) =>
    count === 0 ? 'Inga ärenden är ersatta.' : 'Varje ersättare är den som regeln pekar ut.',
  extension: () => 'Alla ärenden från den förra dragningen är kvar.',
  circumstances: () => '',
};

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  needsFrame: 'Det kräver urvalsramen.',
  needsControlKey: 'Det kräver kontrollnyckeln.',
  needsFrameAndControlKey: 'Det kräver urvalsramen och kontrollnyckeln.',
  chosenByPeople: 'Ärendena valdes av människor. Ingen regel säger vilka de skulle vara.',
  datesNotInFile: 'Urvalet följer datum, och de står inte i ett avidentifierat protokoll.',
  onlyPeopleKnow:
    'Om urvalsramen var rätt från början, vem som gjorde vad och när, och om skälen är sanna går inte att räkna ut ur filerna. Det får människor ta reda på.',
};

type Telling = (finding: Finding) => string;
const drawOf: Telling = ({ subject }) => `Dragning ${subject}`;
const expectedFound: Telling = ({ expected, found }) =>
  `Det skulle vara ${expected || 'tomt'}, men där står ${found || 'tomt'}.`;
const aCase: Telling = ({ subject }) => `Ärende ${subject}`;
const group: Telling = ({ subject }) => (subject === '' ? 'Hela urvalsramen' : `Gruppen ${subject}`);

const FINDINGS: Readonly<Record<FindingKind, Telling>> = {
  digest: ({ expected, found }) =>
    `Protokollet är ändrat efter att det skrevs. Innehållet har kontrollsumman ${expected}, men filen säger ${found}.`,
  byteOrderMark: () => 'Filen börjar med en byteordningsmarkering (BOM). Den hör inte dit.',
  carriageReturns: () =>
    'Raderna slutar med CR LF i stället för LF. Så blir det när filen sparas om i Windows.',
  noLastLineEnd: () => 'Den sista raden saknar radslut.',
  rowsInOtherOrder: () => 'Raderna står inte i ordning efter ärendenummer.',
  otherWriting: () =>
    'Fält är skrivna på ett annat sätt än specifikationen säger, till exempel med citattecken i onödan.',
  columnMissing: ({ subject }) => `Kolumnen ${subject} saknas, men upplägget använder den.`,
  columnTooMany: ({ subject }) => `Kolumnen ${subject} används inte av upplägget och hör inte dit.`,
  fingerprint: ({ expected, found }) => `Protokollet säger ${expected}. Filen ger ${found}.`,
  fingerprintOfContentAgrees: () =>
    'Ärendena i filen är de rätta: skrivna så som specifikationen säger ger de rätt fingeravtryck. Filen har alltså bara sparats om. Hämta den på nytt.',
  frameSize: ({ expected, found }) => `Protokollet säger ${expected} ärenden. Filen har ${found}.`,
  frameSizeOfDraw: (one) =>
    `${drawOf(one)}: urvalsramen har ${one.expected} ärenden, men där står ${one.found}.`,
  undated: ({ subject, expected, found }) =>
    `Ärenden utan giltigt datum i ${subject}: det skulle stå ${expected || 'inget'}, men där står ${found || 'inget'}.`,
  keyEmpty: ({ found }) => `Rad ${found} saknar ärendenummer.`,
  keyTooLong: ({ found }) => `Rad ${found} har ett ärendenummer som är längre än 200 tecken.`,
  keyDuplicate: ({ subject, found }) => `Ärende ${subject} står en gång till på rad ${found}.`,
  keyNotNormalised: ({ subject, found }) =>
    `Ärende ${subject} på rad ${found} är inte skrivet i normalform (NFC) eller har blanksteg runt sig.`,
  drawNumber: ({ expected, found }) => `Dragning ${expected} har nummer ${found}.`,
  drawInForce: (one) =>
    one.expected === 'ja'
      ? `${drawOf(one)} är den sista och ska gälla, men protokollet säger att den inte gör det.`
      : `${drawOf(one)} är inte den sista, men protokollet säger att den gäller.`,
  drawKind: (one) =>
    one.expected === ''
      ? `${drawOf(one)} kan inte vara av slaget ${one.found}.`
      : `${drawOf(one)} kallas ${one.found} men har samma frö och ett större antal. Då är den en ${one.expected}.`,
  redrawReasonMissing: (one) => `${drawOf(one)} saknar skäl.`,
  redrawReasonOnFirst: (one) => `${drawOf(one)} är den första men har ett skäl till ny dragning.`,
  drawTime: (one) => `${drawOf(one)} gjordes ${one.found}, före ${one.expected}.`,
  designUnusable: () => 'Upplägget går inte att använda: ett antal, ett minst-krav eller dess värden är fel.',
  quotasExceedSize: (one) => `${group(one)}: minst-kraven väljer fler ärenden än som ska dras.`,
  keyForOtherFrame: () => 'Kontrollnyckeln hör till en annan urvalsram.',
  keyWithoutDraw: (one) => `Kontrollnyckeln saknar frö och salt till dragning ${one.subject}.`,
  keyDrawTooMany: (one) => `Kontrollnyckeln har en dragning ${one.subject} för mycket.`,
  keyValues: (one) =>
    `${drawOf(one)}: minst-kraven har ${one.expected || 'inga'} värden, men kontrollnyckeln har ${one.found || 'inga'}.`,
  commitment: () => 'Kontrollnyckelns frö och salt är inte de som protokollet är bundet till.',
  seedInvalid: ({ found }) => `Fröet "${found}" går inte att använda.`,
  seedNotGenerated: ({ expected, found }) =>
    `Fröet sägs vara skapat av programmet. Då ska det se ut som ${expected}, men det är ${found}.`,
  seedParts: ({ expected, found }) => `De två delarna ger fröet ${expected}, men fröet är ${found}.`,
  seedPartsCount: ({ found }) => `Fröet ska ha två delar men har ${found}.`,
  seedPartsOnePerson: ({ subject }) => `Båda delarna kommer från ${subject}.`,
  seedPartsNotExpected: () => 'Fröet har delar, men protokollet säger att det kom till på ett annat sätt.',
  lockedSeed: ({ expected, found }) => `Det låsta fröet ger ${expected}, men fröet är ${found}.`,
  lockedSeedMissing: () => 'Fröet sägs vara låst i förväg, men det låsta fröet står inte i protokollet.',
  lockedSeedNotExpected: () => 'Ett låst frö står i protokollet, men det sägs komma till på ett annat sätt.',
  caseTwice: (one) => `${aCase(one)} står två gånger.`,
  caseNotInFrame: (one) => `${aCase(one)} finns inte i urvalsramen.`,
  caseMissing: (one) => `${aCase(one)} finns i urvalsramen men inte i protokollet.`,
  caseCount: ({ expected, found }) => `Det skulle vara ${expected} ärenden, men där står ${found}.`,
  ticket: (one) => `${aCase(one)}: slumptalet är ${one.expected}, men där står ${one.found}.`,
  ticketOrder: (one) => `${aCase(one)}: slumptalet ${one.found} är lägre än det förra, ${one.expected}.`,
  rank: (one) => `${aCase(one)}: platsen är ${one.expected}, men där står ${one.found}.`,
  rankTwice: (one) => `Plats ${one.expected} saknas: ${aCase(one)} har plats ${one.found}.`,
  group: (one) => `${aCase(one)}: gruppen är ${one.expected || 'tom'}, men där står ${one.found || 'tomt'}.`,
  groupTable: (one) => `${group(one)}: ${one.expected} ska dras, men där står ${one.found}.`,
  groupMissingInTable: (one) => `${group(one)} saknas bland grupperna.`,
  groupTooManyInTable: (one) => `${group(one)} finns inte i urvalsramen.`,
  quotaMark: (one) => `${aCase(one)}: minst-kraven uppfylls ${one.expected}, men där står ${one.found}.`,
  groupSampleSize: (one) =>
    `${group(one)}: ${one.expected} ärenden ska vara dragna, men ${one.found} är det.`,
  quotaCount: (one) =>
    `Minst-krav ${one.subject}: ${one.expected} dragna ärenden ska uppfylla det, men ${one.found} gör det.`,
  shouldBeSelected: (one) => `${aCase(one)} skulle ha dragits men är inte med.`,
  shouldNotBeSelected: (one) => `${aCase(one)} är med men skulle inte ha dragits.`,
  reason: (one) => `${aCase(one)}: skälet är ${one.expected}, men där står ${one.found}.`,
  position: (one) => `${aCase(one)} har ordning ${one.found} men står som nummer ${one.expected}.`,
  orderAt: (one) => `Plats ${one.subject}: ${expectedFound(one)}`,
  reserveAt: (one) => `Ersättningsärende ${one.subject}: ${expectedFound(one)}`,
  shortfallMissing: ({ subject }) => `Det här fattades men står inte i protokollet: ${subject}.`,
  shortfallTooMany: ({ subject }) => `Det här står i protokollet men följer inte av ärendena: ${subject}.`,
  replacedNotInSample: (one) => `${aCase(one)} är ersatt men var inte med i urvalet då.`,
  replacementOther: (one) =>
    `${aCase(one)} skulle ersättas av ${one.expected || 'ingen'}, men protokollet säger ${one.found || 'ingen'}.`,
  replacementLost: (one) => `${aCase(one)} var ersatt i den förra dragningen men är det inte här.`,
  replacementTime: (one) =>
    `${aCase(one)} ersattes ${one.found}, före den förra ersättningen ${one.expected}.`,
  replacementBeforeDraw: (one) => `${aCase(one)} ersattes ${one.found}, före dragningen ${one.expected}.`,
  replacementReason: (one) => `${aCase(one)} är ersatt av ett skäl som inte finns i listan: ${one.found}.`,
  replacedMark: (one) =>
    `${aCase(one)} är märkt som ersatt: ${one.found}. Enligt ersättningarna: ${one.expected}.`,
  takenInMark: (one) =>
    `${aCase(one)} är märkt som insatt: ${one.found}. Enligt ersättningarna: ${one.expected}.`,
  seedChanged: ({ expected, found }) =>
    `En utökning har samma frö som dragningen före: ${expected}. Här står ${found}.`,
  designChanged: () => 'En utökning har samma upplägg som dragningen före, utom antalet.',
  earlierPickLost: (one) => `${aCase(one)} var draget före utökningen men är det inte efter.`,
};

/** What the check cannot see, and what can: said beside every verdict. */
export const COMPARE_CHECKSUM =
  'Jämför kontrollsumman med den som skrevs i protokollet från mötet eller skickades samma dag: bara den visar om en hel dragning, en utökning eller en ersättning har tagits bort ur filen.';

/** What came of a step, in one sentence; the findings follow it. */
export function stepInWords(step: Step): string {
  if (step.obstacle) return OBSTACLES[step.obstacle];
  if (step.outcome === 'agrees') return AGREES[step.what](step.compared);
  return step.findingCount === 1
    ? 'En sak stämmer inte.'
    : `${formatNumber(step.findingCount)} saker stämmer inte.`;
}

/** One thing that does not agree, as a sentence. */
export function findingInWords(finding: Finding): string {
  return FINDINGS[finding.kind](finding);
}

/** The heading of a step, with the draw where there are several. */
export function stepTitle(step: Step, drawCount: number): string {
  const title = STEP_TITLES[step.what];
  return step.draw !== null && drawCount > 1 ? `${title}, dragning ${step.draw}` : title;
}
