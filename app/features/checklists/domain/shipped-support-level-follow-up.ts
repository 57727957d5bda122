import type { Choice, Condition, Question } from './definition.ts';
import { inFile, yesNo, yesNoNotApplicable } from './shipped-parts.ts';

/** Five by default; a municipality that has more or other levels changes them here and nowhere else. */
export const levels: Choice[] = [
  { key: 'niva-1', label: 'Nivå 1 (minst stöd)' },
  { key: 'niva-2', label: 'Nivå 2' },
  { key: 'niva-3', label: 'Nivå 3' },
  { key: 'niva-4', label: 'Nivå 4' },
  { key: 'niva-5', label: 'Nivå 5 (mest stöd)' },
];

const isFollowedUp: Condition = { kind: 'answer', question: 'niva-uppfoljd', isOneOf: ['yes'] };

const isLevelFollowedUp: Question = {
  key: 'niva-uppfoljd',
  kind: 'yesNo',
  shortName: 'Nivån är uppföljd',
  wording: { text: 'Är nivån uppföljd sedan insatsen började?' },
  goodAnswer: 'neither',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla ärenden. Ja när akten visar att någon har bedömt nivån på nytt, även om den blev densamma. Ej ' +
    'tillämpligt när insatsen har pågått i högst tre månader och nivån inte är uppföljd än; skriv när den ska följas ' +
    'upp. Svaret styr vilka frågor som kommer sedan och räknas inte som brist.',
  evidence: inFile,
  isCritical: false,
};

const followUpDate: Question = {
  key: 'uppfoljning-dag',
  kind: 'date',
  shortName: 'Nivån följdes upp',
  wording: { text: 'Vilken dag följdes nivån upp första gången?' },
  isAfterReferenceAllowed: false,
  options: ['documentMissing'],
  help:
    'Frågan visas när nivån är uppföljd. Skriv dagen för bedömningen, inte dagen då den skrevs in. Handling saknas ' +
    'när det inte går att se vilken dag det var.',
  visibleWhen: [isFollowedUp],
  evidence: inFile,
  isCritical: false,
};

const followedUpInTime: Question = {
  key: 'uppfoljd-i-tid',
  kind: 'yesNo',
  shortName: 'Nivån uppföljd inom tre månader',
  wording: { text: 'Följdes nivån upp inom tre månader från att insatsen började?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när nivån är uppföljd eller borde ha varit det. Räkna i kalendermånader mellan de två dagar du har ' +
    'skrivit; är nivån inte uppföljd räknar du till referensdatumet. Tre månader är en lokal gräns. Nej även när det ' +
    'inte går att se vilken dag det var.',
  visibleWhen: [{ kind: 'answer', question: 'niva-uppfoljd', isOneOf: ['yes', 'no'] }],
  isCritical: false,
  suggestion: {
    kind: 'within',
    from: [{ question: 'insats-start' }],
    to: [{ question: 'uppfoljning-dag' }],
    limit: { count: 3, unit: 'months' },
  },
  deviation: {
    on: ['no'],
    title: { text: 'Nivån är inte uppföljd inom tre månader' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const beforeAndAfter: Question = {
  key: 'niva-fore-efter',
  kind: 'level',
  shortName: 'Nivå före och efter',
  wording: { text: 'Vilken var nivån i beslutet, och vilken blev den vid uppföljningen?' },
  choices: levels,
  beforeLabel: 'I beslutet',
  afterLabel: 'Vid uppföljningen',
  options: ['documentMissing'],
  help:
    'Frågan visas när nivån är uppföljd. Är den uppföljd flera gånger tar du den första. En ändrad nivå är ingen ' +
    'brist. Handling saknas när någon av de två nivåerna inte går att läsa i akten.',
  visibleWhen: [isFollowedUp],
  evidence: inFile,
  isCritical: false,
};

const groundsAfter: Question = {
  key: 'grund-efter',
  kind: 'yesNo',
  shortName: 'Grunden för nivån vid uppföljningen framgår',
  wording: { text: 'Framgår det vad nivån vid uppföljningen bygger på?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när nivån är uppföljd. Ja när akten visar hur stödet har fungerat och vad i det som ledde till ' +
    'nivån. Blev nivån ändrad ska det gå att läsa vad som har förändrats, eller vad som bedömdes fel från början. Nej ' +
    'när det bara står vilken nivå det blev.',
  visibleWhen: [isFollowedUp],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Det framgår inte vad nivån vid uppföljningen bygger på' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const changeCarriedThrough: Question = {
  key: 'andring-genomford',
  kind: 'yesNo',
  shortName: 'Ändrad nivå har fått genomslag',
  wording: { text: 'Har den ändrade nivån lett till ett nytt beslut eller uppdrag?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas när nivån blev högre eller lägre. Ja när det nya beslutet eller uppdraget finns i akten. Ej ' +
    'tillämpligt när det hos er inte ska fattas något nytt, eller inte har hunnits före referensdatumet; skriv vilket.',
  visibleWhen: [{ kind: 'answer', question: 'niva-fore-efter', isOneOf: ['up', 'down'] }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Ändrad nivå har inte lett till nytt beslut eller uppdrag' },
    severity: 'considerable',
    daysToDue: 14,
  },
};

export const followUpQuestions: Question[] = [
  isLevelFollowedUp,
  followUpDate,
  followedUpInTime,
  beforeAndAfter,
  groundsAfter,
  changeCarriedThrough,
];
