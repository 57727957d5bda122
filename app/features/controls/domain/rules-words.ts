import type { FrameRules, LeftOut } from '#app/features/controls/domain/frame-rules.ts';

/**
 * The frame's rules, each as a sentence for whoever plans or reads a round; empty when there are none. The rule of
 * protected identities is the register's and has its words in `leftOutInWords`.
 */
export function rulesInWords(rules: FrameRules): string[] {
  const { onePer, leaveOutReviewed, onlySinceLastDraw } = rules;
  const sentences: string[] = [];
  if (onlySinceLastDraw) {
    sentences.push(
      'Bara ärenden som har kommit till sedan förra dragningen: de som inte fanns i ramen vid en tidigare dragning i kontrollen.',
    );
  }
  if (leaveOutReviewed) sentences.push(reviewedInWords(leaveOutReviewed));
  if (onePer) {
    sentences.push(
      `Ett ärende för varje värde i ${onePer.column}: det med lägst ärendenummer, tecken för tecken. Ärenden där ${onePer.column} är tomt är alla med.`,
    );
  }
  return sentences;
}

function reviewedInWords(rule: NonNullable<FrameRules['leaveOutReviewed']>): string {
  if ('rounds' in rule) {
    const rounds = rule.rounds === 1 ? 'den senaste omgången' : `de ${rule.rounds} senaste omgångarna`;
    return `Utan ärenden som granskades i ${rounds} av kontrollen.`;
  }
  const months = rule.months === 1 ? 'månaden' : `${rule.months} månaderna`;
  return `Utan ärenden som har granskats, i vilken kontroll som helst, under de senaste ${months} före referensdatumet eller senare.`.replace(
    'de senaste månaden',
    'den senaste månaden',
  );
}

/** What one rule left out of the frame: "12 ärenden med skyddade personuppgifter, enligt registrets regel". */
export function leftOutInWords(left: LeftOut): string {
  const cases = left.count === 1 ? '1 ärende' : `${left.count} ärenden`;
  switch (left.kind) {
    case 'protected':
      return `${cases} med skyddade personuppgifter, enligt registrets regel`;
    case 'notSinceLastDraw':
      return `${cases} som fanns i ramen redan vid en tidigare dragning i kontrollen`;
    case 'reviewedInRounds':
      return left.rounds === 1
        ? `${cases} som granskades i kontrollens senaste omgång`
        : `${cases} som granskades i någon av kontrollens ${left.rounds} senaste omgångar`;
    case 'reviewedInMonths':
      return left.months === 1
        ? `${cases} som har granskats den senaste månaden`
        : `${cases} som har granskats de senaste ${left.months} månaderna`;
    case 'sameValue':
      return `${cases} med samma värde i ${left.column} som ett ärende som är med`;
  }
}
