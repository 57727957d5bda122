import type { Finding, FindingKind } from '#app/features/sampling/domain/verify-steps.ts';

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

/** One thing that does not agree, as a sentence. */
export function findingInWords(finding: Finding): string {
  return FINDINGS[finding.kind](finding);
}
