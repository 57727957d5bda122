import type { Question } from './definition.ts';
import { degrees, inFile, yesNo, yesNoMissing, yesNoNotApplicable } from './shipped-parts.ts';

export const consent: Question = {
  key: 'samtycke',
  kind: 'yesNo',
  shortName: 'Samtycke finns',
  wording: { text: 'Har personen samtyckt till att planen görs?' },
  goodAnswer: 'yes',
  options: yesNoMissing,
  help:
    'Frågan gäller alla planer. Ja när samtycket är antecknat, muntligt eller skriftligt, och det går att se vilka ' +
    'verksamheter det gäller. För ett barn gäller det vårdnadshavarna, och barnet självt efter ålder och mognad. ' +
    'Nej när samtycket inte täcker alla som var med. Handling saknas när inget samtycke är antecknat.',
  evidence: inFile,
  isCritical: true,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Samtycket täcker inte alla som var med i planeringen' },
    titleWhenMissing: { text: 'Samtycke till planen saknas i akten' },
    severity: 'serious',
    daysToDue: 14,
  },
};

export const whyCoordinate: Question = {
  key: 'behov-av-samordning',
  kind: 'yesNo',
  shortName: 'Behovet av samordning framgår',
  wording: { text: 'Framgår det varför personens insatser behöver samordnas?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan gäller alla planer. Ja när det går att läsa vad som inte fungerar, eller inte skulle fungera, om var ' +
    'och en arbetar för sig. Nej när planen bara räknar upp diagnoser eller insatser. Frågan ger ingen egen ' +
    'avvikelse.',
  evidence: inFile,
  isCritical: false,
};

export const personTookPart: Question = {
  key: 'personen-med',
  kind: 'yesNo',
  shortName: 'Personen var med på mötet',
  wording: { text: 'Var personen själv med när planen gjordes?' },
  goodAnswer: 'yes',
  options: yesNoMissing,
  help:
    'Frågan gäller alla planer. Ja när personen var med hela tiden eller den tid personen själv ville, också på ' +
    'länk. Nej när bara närstående, god man eller personal var med. Handling saknas när det inte går att se vilka ' +
    'som var med. Att någon inte är med ger ingen avvikelse; det gör nästa fråga.',
  isCritical: false,
};

export const viewsOtherwise: Question = {
  key: 'synpunkter-pa-annat-satt',
  kind: 'yesNo',
  shortName: 'Personens röst på annat sätt',
  wording: { text: 'Framgår det vad personen själv vill, trots att personen inte var med?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas när personen inte var med, eller när det inte går att se. Ja när någon frågade före mötet och ' +
    'svaret går att läsa i planen. Ej tillämpligt bara när personen inte kunde uttrycka sin vilja; skriv hur ni ' +
    'försökte.',
  visibleWhen: [{ kind: 'answer', question: 'personen-med', isOneOf: ['no', 'documentMissing'] }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Planen är gjord utan att personens egen vilja framgår' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

export const relativesAsked: Question = {
  key: 'narstaende-tillfragade',
  kind: 'yesNo',
  shortName: 'Frågan om närstående är ställd',
  wording: { text: 'Har personen fått frågan om närstående ska vara med?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla planer. Ja när närstående var med, eller när personen har fått frågan och svaret är ' +
    'antecknat. Ej tillämpligt när det inte finns några närstående; skriv det. Frågan ger ingen egen avvikelse.',
  isCritical: false,
};

export const someoneMissing: Question = {
  key: 'nagon-saknades',
  kind: 'yesNo',
  shortName: 'Någon som behövdes saknades',
  wording: { text: 'Saknades någon verksamhet som behövdes för att göra planen?' },
  goodAnswer: 'no',
  options: yesNo,
  help:
    'Frågan gäller alla planer. Ja när en verksamhet som ansvarar för någon av insatserna inte var med och inte ' +
    'hade lämnat besked i förväg. Här är nej det goda svaret. Frågan ger ingen egen avvikelse, men svaren visar ' +
    'vilka ni behöver tala med om samarbetet.',
  isCritical: false,
};

export const whoWasMissing: Question = {
  key: 'vem-saknades',
  kind: 'severalChoices',
  shortName: 'Vilka som saknades',
  wording: { text: 'Vilka verksamheter saknades?' },
  choices: [
    { key: 'socialtjanst', label: 'Kommunens socialtjänst' },
    { key: 'kommunal-vard', label: 'Kommunens hälso- och sjukvård' },
    { key: 'vardcentral', label: 'Vårdcentralen' },
    { key: 'psykiatri', label: 'Psykiatrin' },
    { key: 'annan-vard', label: 'Annan vård i regionen' },
    { key: 'skola', label: 'Förskolan eller skolan' },
    { key: 'annan', label: 'Någon annan' },
  ],
  options: [],
  help:
    'Frågan visas när någon saknades. Välj alla som behövdes men inte var med; skriv vem när du väljer någon ' +
    'annan.',
  visibleWhen: [{ kind: 'answer', question: 'nagon-saknades', isOneOf: ['yes'] }],
  reasonRequiredOn: ['annan'],
  isCritical: false,
};

export const ownGoals: Question = {
  key: 'egna-mal',
  kind: 'scale',
  shortName: 'Målen är personens egna',
  wording: { text: 'I hur hög grad utgår målen från vad personen själv vill uppnå?' },
  choices: degrees,
  options: [],
  help:
    'Frågan gäller alla planer. Hög grad: målen handlar om personens vardag och går att känna igen som personens ' +
    'ord. Viss grad: några mål gör det. Låg grad: målen handlar om verksamheternas insatser, eller saknas. Svaret ' +
    'visas som en fördelning.',
  reasonRequiredOn: ['lag'],
  isCritical: false,
};

export const responsibilities: Question = {
  key: 'ansvar-per-insats',
  kind: 'yesNo',
  shortName: 'Ansvaret för insatserna framgår',
  wording: { text: 'Framgår det vem som ansvarar för varje insats?' },
  goodAnswer: 'yes',
  options: ['yes', 'partly', 'no'],
  help:
    'Frågan gäller alla planer. Ja när varje insats har en verksamhet som ansvarar. Delvis när någon insats ' +
    'saknar det. Nej när ingen eller nästan ingen har det, eller när planen inte har några insatser.',
  isCritical: false,
  deviation: {
    on: ['partly', 'no'],
    title: { text: 'Det framgår inte vem som ansvarar för insatserna i planen' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

export const mainResponsibility: Question = {
  key: 'huvudansvar',
  kind: 'yesNo',
  shortName: 'Huvudansvaret framgår',
  wording: { text: 'Framgår det vem som har det övergripande ansvaret för planen?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan gäller alla planer. Ja när en person eller funktion hos någon av verksamheterna är utpekad och går ' +
    'att nå. Nej när bara verksamheten nämns.',
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Ingen har det övergripande ansvaret för planen' },
    severity: 'considerable',
    daysToDue: 30,
  },
};
