import type { Question } from './definition.ts';
import { inFile, yesNo, yesNoMissing, yesNoNotApplicable } from './shipped-parts.ts';

const supportDescribed: Question = {
  key: 'stodet-beskrivet',
  kind: 'yesNo',
  shortName: 'Stödet är beskrivet',
  wording: { text: 'Beskriver planen hur personen vill ha sitt stöd?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan gäller alla aktuella planer. Ja när en ny kollega kan läsa planen och veta hur stödet ska ges just till ' +
    'den här personen. Nej när planen bara räknar upp sysslor, eller hänvisar till rutiner som gäller alla.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Genomförandeplanen beskriver inte hur stödet ska ges' },
    severity: 'minor',
    daysToDue: 60,
  },
};

const matchesDecision: Question = {
  key: 'stammer-med-beslut',
  kind: 'yesNo',
  shortName: 'Planen stämmer med beslutet',
  wording: { text: 'Stämmer planen med beslutet om insatsen?' },
  goodAnswer: 'yes',
  options: yesNoMissing,
  help:
    'Frågan gäller alla aktuella planer. Ja när planen gäller den insats och den omfattning som är beslutad. Nej när ' +
    'något beslutat fattas i planen, eller när planen tar upp stöd som inte är beslutat. Handling saknas när varken ' +
    'beslutet eller uppdraget finns i akten.',
  factColumns: ['Insats', 'Beslutsdatum'],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Genomförandeplanen stämmer inte med beslutet' },
    titleWhenMissing: { text: 'Beslut eller uppdrag saknas i akten' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const followUpPlanned: Question = {
  key: 'uppfoljning-angiven',
  kind: 'yesNo',
  shortName: 'Dag för uppföljning är bestämd',
  wording: { text: 'Står det i planen när den ska följas upp?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan gäller alla aktuella planer. Ja när det står en dag eller en månad. Nej när det bara står ”vid behov” ' +
    'eller ”löpande”.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Det är inte bestämt när genomförandeplanen ska följas upp' },
    severity: 'minor',
    daysToDue: 60,
  },
};

const followedUp: Question = {
  key: 'uppfoljning-gjord',
  kind: 'yesNo',
  shortName: 'Planen är uppföljd som bestämt',
  wording: { text: 'Är planen uppföljd när den skulle följas upp?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas när en dag är bestämd. Ja när akten visar att någon har följt upp planen den månaden eller ' +
    'tidigare, och vad det gav. Nej när dagen har passerat utan att det syns i akten. Ej tillämpligt när dagen ligger ' +
    'efter referensdatumet och ingen tidigare dag har passerat; skriv dagen.',
  visibleWhen: [{ kind: 'answer', question: 'uppfoljning-angiven', isOneOf: ['yes'] }],
  comment: { label: 'Vad gav uppföljningen?', requiredOn: [] },
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Genomförandeplanen är inte uppföljd' },
    severity: 'minor',
    daysToDue: 30,
  },
};

export const contentQuestions: Question[] = [supportDescribed, matchesDecision];
export const followUpQuestions: Question[] = [followUpPlanned, followedUp];
