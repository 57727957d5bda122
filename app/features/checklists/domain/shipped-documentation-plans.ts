import type { Question } from './definition.ts';
import { inFile, yesNo, yesNoAll, yesNoNotApplicable } from './shipped-parts.ts';
import { notice } from './shipped-procedure-law.ts';

const decisionMade: Question = {
  key: 'beslut-fattat',
  kind: 'yesNo',
  shortName: 'Beslut under det senaste året',
  wording: { text: 'Har det fattats något beslut i ärendet under det senaste året?' },
  goodAnswer: 'neither',
  options: yesNo,
  help:
    'Frågan gäller alla ärenden. Räkna ett år bakåt från referensdatumet. Ja för alla beslut som rör personen, också ' +
    'att inleda eller lägga ner en utredning. Svaret räknas inte som brist; det styr nästa fråga.',
  factColumns: ['Beslutsdatum'],
  evidence: inFile,
  isCritical: false,
};

const notified: Question = {
  key: 'beslut-underrattat',
  kind: 'yesNo',
  shortName: 'Underrättad om senaste beslutet',
  wording: { text: 'Framgår det att personen har fått veta det senaste beslutet?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas när ett beslut har fattats under året. Ja när det går att läsa när och hur personen fick beslutet. ' +
    'Nej när det inte går att se, även om du tror att det har skett. Ej tillämpligt när det var uppenbart att personen ' +
    'inte behövde underrättas; skriv varför.',
  legalReference: notice,
  visibleWhen: [{ kind: 'answer', question: 'beslut-fattat', isOneOf: ['yes'] }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Det framgår inte att personen har underrättats om beslutet' },
    severity: 'considerable',
    daysToDue: 14,
  },
};

const planMatches: Question = {
  key: 'plan-stammer',
  kind: 'yesNo',
  shortName: 'Planen stämmer med det som görs',
  wording: { text: 'Stämmer planen med det som görs nu?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan gäller alla ärenden där det ska finnas en plan. Ja när det som står i planen också syns i anteckningarna. ' +
    'Nej när planen säger en sak och anteckningarna en annan. Handling saknas när det ska finnas en plan men den inte ' +
    'finns i akten. Ej tillämpligt när det inte ska finnas någon plan, till exempel under en utredning; skriv varför.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Planen stämmer inte med det som görs' },
    titleWhenMissing: { text: 'Plan saknas i akten' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const resultClear: Question = {
  key: 'resultat-framgar',
  kind: 'yesNo',
  shortName: 'Det framgår vad stödet har lett till',
  wording: { text: 'Framgår det vad stödet har lett till för personen?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan visas när det ska finnas en plan. Ja när akten visar vad som har blivit bättre, sämre eller är som förut. ' +
    'Nej när det bara står att stödet har getts. Handling saknas när en uppföljning är nämnd men inte finns i akten. ' +
    'Ej tillämpligt när stödet har pågått för kort tid för att ha lett till något; skriv hur länge. Frågan ger ingen ' +
    'egen avvikelse.',
  visibleWhen: [{ kind: 'answer', question: 'plan-stammer', isOneOf: ['yes', 'no', 'documentMissing'] }],
  evidence: inFile,
  isCritical: false,
};

export const decisionQuestions: Question[] = [decisionMade, notified];
export const planQuestions: Question[] = [planMatches, resultClear];
