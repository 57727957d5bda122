import type { Condition, Question, Section } from './definition.ts';
import { yesNo, yesNoNotApplicable } from './shipped-parts.ts';

/** Something to act on: the control was not done as planned, or showed that the routine is not followed. */
const needsAction: Condition = {
  kind: 'any',
  of: [
    { kind: 'answer', question: 'kontroll-utford', isOneOf: ['partly', 'no'] },
    { kind: 'answer', question: 'rutinen-foljs', isOneOf: ['undantag', 'inte'] },
  ],
};

const actionDecided: Question = {
  key: 'atgard-beslutad',
  kind: 'yesNo',
  shortName: 'Åtgärd är beslutad',
  wording: { text: 'Är det bestämt vad ni ska göra åt det som brister?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas när kontrollen inte är utförd som planen säger, eller när rutinen inte följs fullt ut. Ja när ' +
    'minst en åtgärd är beslutad. Ej tillämpligt när ni har bestämt att inget behöver göras; skriv varför.',
  visibleWhen: [needsAction],
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Ingen åtgärd är beslutad efter intern kontroll' },
    severity: 'considerable',
    daysToDue: 14,
  },
};

const earlierEffect: Question = {
  key: 'forra-atgarden',
  kind: 'choice',
  shortName: 'Effekt av förra årets åtgärd',
  wording: { text: 'Fick förra årets åtgärd den effekt ni ville?' },
  choices: [
    { key: 'ja', label: 'Ja' },
    { key: 'delvis', label: 'Delvis' },
    { key: 'nej', label: 'Nej' },
    { key: 'inte-uppfoljd', label: 'Den är inte uppföljd' },
    { key: 'ingen', label: 'Det fanns ingen åtgärd' },
  ],
  options: [],
  help:
    'Frågan gäller alla kontrollmoment. Svara Det fanns ingen åtgärd när momentet är nytt eller när förra ' +
    'kontrollen inte ledde till något. Svaret räknas inte som brist, men ledningen ser vad som behöver göras om.',
  comment: { label: 'Vad visar det?', requiredOn: ['delvis', 'nej'] },
  isCritical: false,
};

const toCommittee: Question = {
  key: 'till-namnden',
  kind: 'yesNo',
  shortName: 'Resultatet går till nämnden',
  wording: { text: 'Är det bestämt när nämnden får resultatet?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas för alla kontrollmoment som skulle ha gjorts. Ja när resultatet har lämnats till nämnden, eller står på dagordningen ' +
    'för ett bestämt sammanträde. Nej när det bara är sagt att nämnden ska få det.',
  visibleWhen: [{ kind: 'answer', question: 'kontroll-utford', isOneOf: ['yes', 'partly', 'no'] }],
  comment: { label: 'Vilket sammanträde?', requiredOn: [] },
  isCritical: false,
};

const what: Question = {
  key: 'atgard-vad',
  kind: 'text',
  shortName: 'Åtgärden',
  wording: { text: 'Vad ska ni göra?' },
  options: [],
  help: 'Frågan ställs för varje åtgärd. Skriv så att någon annan kan se om det är gjort.',
  isCritical: false,
};

const responsible: Question = {
  key: 'atgard-ansvarig',
  kind: 'text',
  shortName: 'Ansvarig',
  wording: { text: 'Vem ansvarar för åtgärden?' },
  options: [],
  help: 'Frågan ställs för varje åtgärd. Skriv befattning och enhet, inte namn: svaret går vidare till nämnden.',
  isCritical: false,
};

const due: Question = {
  key: 'atgard-klar',
  kind: 'date',
  shortName: 'Åtgärden ska vara klar',
  wording: { text: 'Vilken dag ska åtgärden vara klar?' },
  isAfterReferenceAllowed: true,
  options: [],
  help: 'Frågan ställs för varje åtgärd. Är den redan klar skriver du den dagen.',
  isCritical: false,
};

const followUp: Question = {
  key: 'atgard-uppfoljning',
  kind: 'date',
  shortName: 'Uppföljning av åtgärden',
  wording: { text: 'Vilken dag ska ni följa upp om åtgärden hade effekt?' },
  isAfterReferenceAllowed: true,
  options: ['notApplicable'],
  help:
    'Frågan ställs för varje åtgärd. Ett halvår efter att åtgärden är klar är ofta lagom: då har arbetssättet ' +
    'hunnit sätta sig. Ej tillämpligt när åtgärden är så enkel att effekten inte behöver följas upp; skriv varför.',
  isCritical: false,
};

/** The actions stand last, one item each, so that the questions about the whole moment are read together. */
export const actionSections: Section[] = [
  { key: 'efter', title: 'Vad det leder till', questions: [actionDecided, earlierEffect, toCommittee] },
  {
    key: 'atgarder',
    title: 'Beslutade åtgärder',
    visibleWhen: [{ kind: 'answer', question: 'atgard-beslutad', isOneOf: ['yes'] }],
    repeats: { itemName: 'åtgärd', itemsName: 'åtgärder', atLeast: 1, atMost: 10 },
    questions: [what, responsible, due, followUp],
  },
];
