import type { Obstacle, Outcome, Step, StepName } from '#app/features/sampling/domain/verify-steps.ts';
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

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  agrees: 'Stämmer',
  differs: 'Stämmer inte',
  undecided: 'Kan inte avgöras',
  nothing: 'Inget att kontrollera',
  cannotCheck: 'Går inte att kontrollera',
};

const cases = (count: number) => `${formatNumber(count)} ${count === 1 ? 'ärende' : 'ärenden'}`;

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
  cases: (count) => `${cases(count)}, vart och ett en gång.`,
  tickets: (count) => `${formatNumber(count)} slumptal räknades om av fröet och ärendenumren.`,
  groups: () => 'Varje ärende står i sin grupp.',
  quotaMarks: () => 'Rätt ärenden är märkta.',
  sizes: () => 'Så många drogs som upplägget säger.',
  quotas: () => 'Minst så många som kraven säger är med, så långt ärendena räcker.',
  selection: (count) =>
    count === 1 ? 'Samma ärende dras på nytt.' : `Samma ${formatNumber(count)} ärenden dras på nytt.`,
  reasons: () => 'Skälen följer av reglerna.',
  order: () => 'De dragna står i den ordning som reglerna ger.',
  reserves: (count) =>
    count === 1
      ? 'Det enda ersättningsärendet är det rätta.'
      : `Alla ${formatNumber(count)} ersättningsärenden står i rätt ordning.`,
  shortfalls: (count) =>
    count === 0 ? 'Allt kunde uppfyllas, och det säger protokollet.' : 'Protokollet säger det som fattades.',
  replacements: () => 'Varje ersättare är den som regeln pekar ut.',
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

/** What there is none of, and what that means. */
const NOTHING: Readonly<Partial<Record<StepName, readonly [string, string]>>> = {
  groups: ['Inga grupper', 'Urvalet är inte delat i grupper.'],
  reserves: ['Inga ersättningsärenden', 'Inget ärende står på tur att ersätta ett annat.'],
  replacements: ['Inga ersättningar', 'Inget ärende är ersatt.'],
};

/** Why a step proves nothing when the one it leans on differs. */
const LEANING: Readonly<Partial<Record<StepName, string>>> = {
  fingerprint: 'Urvalsramen är inte den som protokollet är draget ur.',
  controlKey: 'Kontrollnyckeln hör inte till protokollet.',
  seed: 'Kontrollnyckelns frö och salt är inte de som protokollet är bundet till.',
  cases: 'Fel ärenden står i protokollet, så det säger inget om de andra.',
  groups: 'Ärenden står i fel grupp.',
  selection: 'Fel ärenden är dragna, och det här följer av vilka som drogs.',
  reserves: 'Ersättningsärendena står inte i rätt ordning, och ersättarna tas i den.',
};

/** What became of a step, in a word or two. */
export function outcomeInWords(step: Step): string {
  return (step.outcome === 'nothing' ? NOTHING[step.what]?.[0] : undefined) ?? OUTCOME_WORDS[step.outcome];
}

/** What came of a step, in one sentence; the findings follow it. */
export function stepInWords(step: Step): string {
  if (step.obstacle) return OBSTACLES[step.obstacle];
  switch (step.outcome) {
    case 'agrees':
      return AGREES[step.what](step.compared);
    case 'nothing':
      return NOTHING[step.what]?.[1] ?? '';
    case 'undecided':
      return (step.because && LEANING[step.because]) ?? 'Det beror på något annat som skiljer sig.';
    default:
      return step.findingCount === 1
        ? 'En sak stämmer inte.'
        : `${formatNumber(step.findingCount)} saker stämmer inte.`;
  }
}

/** The heading of a step, with the draw where there are several. */
export function stepTitle(step: Step, drawCount: number): string {
  const title = STEP_TITLES[step.what];
  return step.draw !== null && drawCount > 1 ? `${title}, dragning ${step.draw}` : title;
}
