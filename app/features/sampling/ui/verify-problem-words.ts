import type { Wanted } from '#app/features/sampling/domain/protocol-reader.ts';
import type { ProtocolFileProblem } from '#app/features/sampling/domain/verify-file.ts';
import type { VerificationProblem } from '#app/features/sampling/domain/verify-open.ts';
import type { FileProblem } from '#app/features/sampling/domain/verify-text.ts';

const WANTED: Readonly<Record<Wanted, string>> = {
  text: 'Där ska stå text.',
  number: 'Där ska stå ett tal.',
  wholeNumber: 'Där ska stå ett heltal som inte är för litet.',
  yesOrNo: 'Där ska stå true eller false.',
  list: 'Där ska stå en lista.',
  object: 'Där ska stå ett objekt.',
  sha256: 'Där ska stå 64 hexadecimala siffror (SHA-256).',
  salt: 'Där ska stå 32 hexadecimala siffror.',
  slumptal: 'Där ska stå ett slumptal från 0 upp till 1.',
  listedValue: 'Värdet finns inte bland dem som får stå där.',
  field: 'Fältet saknas.',
  noSuchField: 'Ett sådant fält finns inte.',
};

/** Why a file cannot be read as text, as a sentence. */
export const FILE_PROBLEM_WORDS: Readonly<Record<FileProblem, string>> = {
  empty: 'Filen är tom.',
  workbook: 'Filen är en Excel-fil eller ett zip-arkiv. Protokollet ska vara JSON och urvalsramen CSV.',
  compressed: 'Filen är komprimerad. Packa upp den först.',
  pdf: 'Filen är en PDF. Protokollet ska vara JSON och urvalsramen CSV.',
  utf16: 'Filen är inte sparad som UTF-8 utan som UTF-16. Hämta den på nytt från Aktsam.',
  notUtf8:
    'Filen är inte sparad som UTF-8. Det händer när den sparas om i Excel. Hämta den på nytt från Aktsam.',
};

function protocolProblem(problem: ProtocolFileProblem): string {
  switch (problem.kind) {
    case 'protocolIsFrame':
      return 'Filen är en urvalsram (CSV). Protokollet är en JSON-fil. Har filerna bytt plats?';
    case 'cutOff':
      return 'Filen är avklippt: slutet saknas. Hämta den på nytt.';
    case 'notJson':
      return 'Filen är inte JSON.';
    case 'notProtocol':
      return 'Filen är inget urvalsprotokoll från Aktsam.';
    case 'isControlKey':
      return 'Filen är en kontrollnyckel. Lägg den på sin egen plats, och protokollet här.';
    case 'isDrawnByCommand':
      return 'Filen är en dragning från kommandoraden, inte ett urvalsprotokoll. Den säger inte vilket upplägg den följer. Kontrollera den på kommandoraden med verify, där upplägget anges med samma val som till draw (till exempel --size 10).';
    case 'notControlKey':
      return 'Filen är ingen kontrollnyckel från Aktsam.';
    case 'oldFormat':
      return 'Protokollet är av en äldre version. Hämta det på nytt: samma dragning ger en ny fil.';
    case 'unknownFormat':
      return `Protokollet är av version ${problem.version}, som den här sidan inte känner till.`;
    case 'unknownSpecification':
      return `Dragningen följer ${problem.specification}. Här kontrolleras aktsam-urval/1.`;
    case 'fieldTwice':
      return `Fältet ${problem.name} står två gånger på samma ställe i filen. Den som läser ser det ena, programmet det andra. Hämta filen på nytt.`;
    case 'noDraw':
      return 'Protokollet har ingen dragning: ramen är fryst men urvalet är inte draget.';
    case 'wrongShape':
      return `Filen är inte skriven som den ska i ${problem.path || 'sin början'}. ${WANTED[problem.wanted]}`;
  }
}

/** Why the check could not be made, as a sentence, and which file it was about. */
export function problemInWords({ file, problem }: VerificationProblem): string {
  if (file === 'protocol') return `Protokollet: ${protocolProblem(problem)}`;
  if (file === 'controlKey') {
    return problem.kind === 'keyNotNeeded'
      ? 'Kontrollnyckeln: den behövs bara till ett avidentifierat protokoll. Ta bort den och kontrollera igen.'
      : `Kontrollnyckeln: ${protocolProblem(problem)}`;
  }
  switch (problem.kind) {
    case 'frameMissing':
      return 'Urvalsramen: lägg till den. Ett protokoll med ärendenummer kontrolleras mot sin urvalsram.';
    case 'frameIsProtocol':
      return 'Urvalsramen: filen är JSON. Urvalsramen är en CSV-fil. Har filerna bytt plats?';
    case 'frameWithoutKeyColumn':
      return `Urvalsramen: den första kolumnen ska heta nyckel, men filen börjar med "${problem.header}".`;
    case 'frameWithoutCases':
      return 'Urvalsramen: filen har inga ärenden.';
    case 'frameUnclosedQuote':
      return 'Urvalsramen: ett citattecken avslutas aldrig. Är filen avklippt?';
    case 'frameRowWrong':
      return `Urvalsramen: rad ${problem.row} har fel antal fält. Är filen avklippt?`;
  }
}
