import type { ChecklistDefinition, YesNoQuestion as Question } from './definition.ts';
import { definitionFormat } from './definition.ts';

const missing = { options: ['yes', 'no', 'notApplicable', 'documentMissing'] } satisfies Partial<Question>;

const questionClear: Question = {
  ...missing,
  key: 'fraga-framgar',
  kind: 'yesNo',
  shortName: 'Vad ärendet gäller framgår',
  wording: { text: 'Framgår det av akten vad ärendet gäller och hur det började?' },
  goodAnswer: 'yes',
  help: 'Ja när ansökan, anmälan eller uppdraget finns och går att läsa. Handling saknas när det inte finns i akten.',
  comment: { label: 'Var i akten?', requiredOn: [] },
  isCritical: false,
};

const personHeard: Question = {
  ...missing,
  key: 'personen-delaktig',
  kind: 'yesNo',
  shortName: 'Personens egen syn framgår',
  wording: { text: 'Framgår det vad personen själv vill och tycker?' },
  goodAnswer: 'yes',
  help:
    'Ja när personens egen syn går att läsa, med när och hur den kom fram. Nej när bara andra har berättat. Ej ' +
    'tillämpligt bara när det inte gick att fråga; skriv varför.',
  comment: { label: 'När och hur?', requiredOn: [] },
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Personens egen syn framgår inte av akten' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const decisionReasoned: Question = {
  ...missing,
  key: 'beslut-motiverat',
  kind: 'yesNo',
  shortName: 'Beslutet är motiverat',
  wording: { text: 'Framgår det vad som är beslutat, av vem och varför?' },
  goodAnswer: 'yes',
  help:
    'Ja när beslutet, dagen, den som har beslutat och skälen går att läsa. Handling saknas när beslutet inte finns i ' +
    'akten. Ej tillämpligt när inget beslut ska finnas.',
  comment: { label: 'Var i akten?', requiredOn: [] },
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Beslutet är inte motiverat' },
    titleWhenMissing: { text: 'Beslutet saknas i akten' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const planCurrent: Question = {
  ...missing,
  key: 'plan-stammer',
  kind: 'yesNo',
  shortName: 'Planen stämmer med det som görs',
  wording: { text: 'Finns det en plan som stämmer med det som görs?' },
  goodAnswer: 'yes',
  help: 'Nej när planen finns men inte stämmer längre. Ej tillämpligt när ingen plan ska finnas; skriv varför.',
  comment: { label: 'Var i akten?', requiredOn: [] },
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Planen stämmer inte med det som görs' },
    titleWhenMissing: { text: 'Plan saknas' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const followedUp: Question = {
  ...missing,
  key: 'uppfoljning-gjord',
  kind: 'yesNo',
  shortName: 'Uppföljning är gjord',
  wording: { text: 'Är det som beslutades eller planerades uppföljt?' },
  goodAnswer: 'yes',
  help: 'Ja när akten visar att någon har följt upp och vad det gav. Ej tillämpligt när det är för tidigt; skriv det.',
  comment: { label: 'När?', requiredOn: [] },
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Uppföljning är inte gjord' },
    titleWhenMissing: { text: 'Underlag för uppföljning saknas' },
    severity: 'minor',
    daysToDue: 60,
  },
};

const notesInTime: Question = {
  ...missing,
  key: 'anteckningar-aktuella',
  kind: 'yesNo',
  shortName: 'Anteckningarna går att följa',
  wording: { text: 'Går det att följa ärendet i anteckningarna fram till referensdatumet?' },
  goodAnswer: 'yes',
  help: 'Nej när något viktigt har hänt som inte är antecknat, eller när det inte framgår vem som har gjort vad.',
  comment: { label: 'Vad fattas?', requiredOn: [] },
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Anteckningarna går inte att följa' },
    severity: 'minor',
    daysToDue: 30,
  },
};

/** For controls that have no checklist of their own yet: what any case file is asked. No law is referred to. */
export const generalChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'allman-aktgranskning',
  title: 'Allmän aktgranskning',
  purpose:
    'Att se om det går att läsa i akten vad ärendet gäller, vad personen vill, vad som är beslutat och planerat och ' +
    'om det är uppföljt.',
  sections: [
    { key: 'arendet', title: 'Ärendet', questions: [questionClear, personHeard, decisionReasoned] },
    { key: 'planering', title: 'Plan och uppföljning', questions: [planCurrent, followedUp, notesInTime] },
  ],
};
