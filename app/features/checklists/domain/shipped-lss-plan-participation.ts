import type { Condition, Question } from './definition.ts';
import { degrees, inFile, yesNo, yesNoNotApplicable } from './shipped-parts.ts';

/** Each step is asked only of plans that got past the one before. */
export const isYes = (question: string): Condition => ({ kind: 'answer', question, isOneOf: ['yes'] });

const tookPart: Question = {
  key: 'delaktig',
  kind: 'yesNo',
  shortName: 'Personens delaktighet framgår',
  wording: { text: 'Framgår det att personen har varit med när planen gjordes?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla aktuella planer. Ja när det går att läsa hur personen var med: på ett möte, i samtal, med ' +
    'bilder eller på ett annat sätt som passar personen. Nej när bara personal, anhöriga eller god man har varit med, ' +
    'eller när det bara står att personen är informerad. Ej tillämpligt när personen har tackat nej till att vara ' +
    'med; skriv när och hur det framgår.',
  comment: { label: 'När och hur?', requiredOn: [] },
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Det framgår inte att personen har varit med när planen gjordes' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const whyNot: Question = {
  key: 'skal-ej-delaktig',
  kind: 'yesNo',
  shortName: 'Skäl när personen inte varit med',
  wording: { text: 'Framgår det varför personen inte har varit med?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när det inte framgår att personen har varit med. Ja när skälet går att läsa, och vad ni gjorde för ' +
    'att personen skulle kunna vara med. Frågan ger ingen egen avvikelse.',
  visibleWhen: [{ kind: 'answer', question: 'delaktig', isOneOf: ['no'] }],
  isCritical: false,
};

const individualGoals: Question = {
  key: 'egna-mal',
  kind: 'yesNo',
  shortName: 'Individuella mål',
  wording: { text: 'Har planen minst ett mål som är personens eget?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när personen har varit med i en aktuell plan: mål som andra har satt är inte personens egna. Ja när ' +
    'målet säger något om vad den här personen vill kunna, göra eller ha kvar. Nej när målet skulle kunna stå i vems ' +
    'plan som helst, eller beskriver vad personalen ska göra.',
  visibleWhen: [isYes('delaktig')],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Genomförandeplanen saknar individuella mål' },
    severity: 'considerable',
    daysToDue: 60,
  },
};

const goalsVisible: Question = {
  key: 'mal-gar-att-folja',
  kind: 'scale',
  shortName: 'Målen går att följa upp',
  wording: { text: 'I vilken grad går det att se när målen är nådda?' },
  choices: degrees,
  options: [],
  help:
    'Frågan visas när det finns individuella mål. Låg grad: målen är allmänt hållna och ingen kan säga om de är ' +
    'nådda. Viss grad: något mål går att stämma av. Hög grad: för varje mål går det att säga vad som ska vara ' +
    'annorlunda och när. Svaren visas som en fördelning.',
  visibleWhen: [isYes('egna-mal')],
  isCritical: false,
};

export const participationQuestions: Question[] = [tookPart, whyNot, individualGoals, goalsVisible];
