import type { Choice, Question } from './definition.ts';
import { inFile, yesNo, yesNoNotApplicable } from './shipped-parts.ts';

/** Five steps, for quality that is more or less; shown as a distribution, never averaged. */
const extents: Choice[] = [
  { key: 'inte-alls', label: 'Inte alls' },
  { key: 'liten', label: 'Till liten del' },
  { key: 'viss', label: 'Till viss del' },
  { key: 'stor', label: 'Till stor del' },
  { key: 'helt', label: 'Helt' },
];

const datedAndSigned: Question = {
  key: 'datum-och-namn',
  kind: 'yesNo',
  shortName: 'Anteckningarna har datum och namn',
  wording: { text: 'Går det att se när varje anteckning skrevs och av vem?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan gäller alla ärenden. Sätter systemet datum och namn av sig självt är svaret oftast ja; se då efter i det ' +
    'som är skannat eller inklistrat. Nej när det fattas i någon anteckning. Finns inga anteckningar alls är svaret ' +
    'nej.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Anteckningar saknar datum eller namn' },
    severity: 'minor',
    daysToDue: 30,
  },
};

const latestNote: Question = {
  key: 'senaste-anteckning',
  kind: 'date',
  shortName: 'Senaste anteckningen',
  wording: { text: 'Vilken dag är den senaste anteckningen från?' },
  isAfterReferenceAllowed: false,
  options: ['documentMissing'],
  help:
    'Frågan gäller alla ärenden. Skriv dagen för den senaste anteckningen fram till referensdatumet om personen eller ' +
    'insatsen. Rent tekniska anteckningar, till exempel byte av handläggare, räknas inte. Handling saknas när det ' +
    'inte finns någon anteckning.',
  evidence: inFile,
  isCritical: false,
};

const noteRecent: Question = {
  key: 'anteckning-aktuell',
  kind: 'yesNo',
  shortName: 'Anteckning de senaste tre månaderna',
  wording: { text: 'Är den senaste anteckningen högst tre månader gammal?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla pågående ärenden. Räkna från den senaste anteckningen till referensdatumet. Tre månader är en ' +
    'lokal gräns. Nej när den är äldre eller när det inte finns någon. Ej tillämpligt när ärendet är avslutat, eller ' +
    'när det är bestämt och antecknat att kontakten ska vara glesare; skriv vilket.',
  isCritical: false,
  suggestion: {
    kind: 'newestAge',
    dates: [{ question: 'senaste-anteckning' }],
    limit: { count: 3, unit: 'months' },
  },
  deviation: {
    on: ['no'],
    title: { text: 'Ingen anteckning på mer än tre månader' },
    severity: 'considerable',
    daysToDue: 14,
  },
};

const canBeFollowed: Question = {
  key: 'gar-att-folja',
  kind: 'scale',
  shortName: 'Ärendet går att följa',
  wording: { text: 'Till hur stor del går det att följa ärendet i anteckningarna?' },
  choices: extents,
  options: [],
  help:
    'Frågan gäller alla ärenden. Inte alls: en kollega som tar över måste börja om. Till viss del: de stora ' +
    'händelserna finns, men det går inte att se vad de ledde till. Helt: det går att läsa vad som hände, vad som ' +
    'gjordes, varför och vad som är nästa steg. Svaren visas som en fördelning.',
  comment: { label: 'Vad fattas?', requiredOn: ['inte-alls', 'liten'] },
  evidence: inFile,
  isCritical: false,
};

const factsAndJudgements: Question = {
  key: 'uppgift-och-bedomning',
  kind: 'scale',
  shortName: 'Uppgifter skiljs från bedömningar',
  wording: { text: 'Till hur stor del går det att skilja uppgifter från bedömningar?' },
  choices: extents,
  options: [],
  help:
    'Frågan gäller alla ärenden. Inte alls: det går inte att se vad någon har sagt eller sett och vad handläggaren ' +
    'drar för slutsats. Till viss del: det går i de viktigaste anteckningarna. Helt: det framgår hela tiden vem som ' +
    'har lämnat uppgiften och vad som är en bedömning. Svaren visas som en fördelning.',
  comment: { label: 'Var är det svårt?', requiredOn: ['inte-alls', 'liten'] },
  evidence: inFile,
  isCritical: false,
};

const respectful: Question = {
  key: 'respektfullt',
  kind: 'yesNo',
  shortName: 'Respektfullt skrivet',
  wording: { text: 'Är anteckningarna skrivna med respekt för personen?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan gäller alla ärenden. Tänk dig att personen läser akten själv. Ja när allt är sagt på ett sätt som du ' +
    'skulle kunna stå för då. Nej när det finns nedsättande ord, gissningar om personens karaktär eller onödiga ' +
    'uppgifter om andra; skriv var de står, men upprepa dem inte.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Anteckningar är inte skrivna med respekt för personen' },
    severity: 'considerable',
    daysToDue: 14,
  },
};

const ownViews: Question = {
  key: 'egna-synpunkter',
  kind: 'yesNo',
  shortName: 'Personens egen syn framgår',
  wording: { text: 'Framgår det vad personen själv tycker och vill?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla ärenden. Ja när personens egen syn går att läsa i det senaste årets anteckningar. Nej när ' +
    'bara andra kommer till tals. Ej tillämpligt bara när personen inte har velat eller kunnat berätta; skriv hur ni ' +
    'har försökt.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Personens egen syn framgår inte av anteckningarna' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

export const noteQuestions: Question[] = [
  datedAndSigned,
  latestNote,
  noteRecent,
  canBeFollowed,
  factsAndJudgements,
  respectful,
  ownViews,
];
