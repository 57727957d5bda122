import { plural } from '#app/shared/text/format.ts';
import type { DueWork, WorkKind } from './due-work.server.ts';

const WORDS: Record<WorkKind, readonly [one: string, many: string]> = {
  reviews: ['granskning att göra', 'granskningar att göra'],
  agreements: ['ärende att enas om', 'ärenden att enas om'],
  approvals: ['granskning att godkänna', 'granskningar att godkänna'],
  deviations: ['avvikelse att ta hand om', 'avvikelser att ta hand om'],
  actions: ['åtgärd att genomföra eller följa upp', 'åtgärder att genomföra eller följa upp'],
  occasions: ['tillfälle i en plan att rapportera', 'tillfällen i planer att rapportera'],
  entries: ['punkt i årshjulet', 'punkter i årshjulet'],
};

export const SUBJECT = 'Påminnelse från Aktsam';

/**
 * What a reminder says: counts and kinds, and where to log in. An e-mail is read on telephones and passes other people's
 * servers, so no name, no number of a case and no word of what it is about may stand here: nothing else is let in.
 */
export function reminderLetter(work: readonly DueWork[], address: string): string {
  const sum = (of: (work: DueWork) => number) => work.reduce((total, one) => total + of(one), 0);
  const [count, late] = [sum((one) => one.count), sum((one) => one.lateCount)];
  const lines = work.map((one) => `- ${plural(one.count, ...WORDS[one.kind])}`);
  const lateWords =
    late === 0
      ? []
      : [count === 1 ? 'Dagen har passerat.' : `För ${late} av ${count} har dagen passerat.`, ''];
  return [
    'Det här väntar på dig i Aktsam:',
    '',
    ...lines,
    '',
    ...lateWords,
    'Logga in och se vad det är:',
    `${address}/`,
    '',
    '--',
    'Påminnelsen kommer högst en gång om dagen, på vardagar, när något ska vara klart',
    'inom en vecka eller är försenat. Vill du inte ha den: stäng av den på Mitt konto,',
    `${address}/konto`,
    'Det går inte att svara på det här brevet.',
    '',
  ]
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

/** To the administrator who wants to see that the server takes e-mail. */
export function testLetter(address: string): string {
  return ['Det här är ett provmejl. E-posten från Aktsam fungerar.', '', `${address}/`, ''].join('\n');
}
