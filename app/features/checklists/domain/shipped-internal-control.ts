import {
  type ChecklistDefinition,
  type Condition,
  definitionFormat,
  type LegalReference,
  type Question,
} from './definition.ts';
import { actionSections } from './shipped-internal-control-actions.ts';
import { resultQuestions } from './shipped-internal-control-result.ts';
import { lawCheckedOn } from './shipped-parts.ts';

const internalControl: LegalReference = {
  text: '6 kap. 6 § kommunallagen, intern kontroll',
  checkedOn: lawCheckedOn,
};
const isDone: Condition = { kind: 'answer', question: 'kontroll-utford', isOneOf: ['yes', 'partly'] };

const carriedOut: Question = {
  key: 'kontroll-utford',
  kind: 'yesNo',
  shortName: 'Kontrollen är utförd',
  wording: { text: 'Är kontrollen utförd som planen säger?' },
  goodAnswer: 'yes',
  options: ['yes', 'partly', 'no', 'notApplicable'],
  help:
    'Frågan gäller alla kontrollmoment i planen. Ja när det som skulle kontrolleras är kontrollerat, på det sätt och ' +
    'så många gånger som planen säger. Delvis när något är gjort men inte allt. Nej när inget är gjort. Ej ' +
    'tillämpligt när momentet enligt planen ska göras efter referensdatumet; skriv när.',
  legalReference: internalControl,
  evidence: { label: 'Var finns underlaget?', requiredOn: [] },
  isCritical: false,
  deviation: {
    on: ['partly', 'no'],
    title: { text: 'Kontrollen är inte utförd som planen säger' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const whyNot: Question = {
  key: 'hinder',
  kind: 'choice',
  shortName: 'Varför kontrollen inte är utförd',
  wording: { text: 'Vad hindrade kontrollen?' },
  choices: [
    { key: 'ansvar', label: 'Det var oklart vem som skulle göra den' },
    { key: 'tid', label: 'Den fick stå tillbaka för annat' },
    { key: 'underlag', label: 'Underlaget gick inte att få fram' },
    { key: 'inaktuell', label: 'Kontrollen behövs inte längre' },
    { key: 'annat', label: 'Något annat' },
  ],
  options: [],
  help:
    'Frågan visas när kontrollen inte är utförd eller bara delvis. Välj det som vägde tyngst. Svaret är till för ' +
    'nästa års plan och räknas inte som en brist till.',
  visibleWhen: [{ kind: 'answer', question: 'kontroll-utford', isOneOf: ['partly', 'no'] }],
  comment: { label: 'Berätta mer', requiredOn: ['annat'] },
  isCritical: false,
};

/** For E1: one moment of the internal control plan, as management goes through it before the nämnd. */
export const internalControlChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'ledningens-internkontroll',
  title: 'Ledningens internkontroll',
  purpose:
    'Att ledningen går igenom varje kontrollmoment i planen: om kontrollen är gjord, vad den visade och vad ni gör åt ' +
    'det. Svaren ger nämnden ett samlat besked och nästa års plan ett bättre underlag.',
  sections: [
    { key: 'kontrollen', title: 'Kontrollen', questions: [carriedOut, whyNot] },
    {
      key: 'resultatet',
      title: 'Resultatet',
      visibleWhen: [isDone],
      questions: resultQuestions,
    },
    ...actionSections,
  ],
};
