import type { Condition, Question } from './definition.ts';
import { yesNo } from './shipped-parts.ts';

const departs: Condition = { kind: 'answer', question: 'rutinen-foljs', isOneOf: ['undantag', 'inte'] };

const evidenceKept: Question = {
  key: 'underlag-sparat',
  kind: 'yesNo',
  shortName: 'Underlaget är sparat',
  wording: { text: 'Kan någon annan se i underlaget hur kontrollen gick till?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när kontrollen är utförd, helt eller delvis. Ja när det finns sparat vad som kontrollerades, hur ' +
    'urvalet gjordes, när det gjordes och vad det visade. Nej när bara resultatet finns. Frågan ger ingen egen ' +
    'avvikelse.',
  evidence: { label: 'Var finns underlaget?', requiredOn: [] },
  isCritical: false,
};

const howMany: Question = {
  key: 'antal-kontrollerade',
  kind: 'number',
  shortName: 'Antal kontrollerade',
  wording: { text: 'Hur många kontrollerades?' },
  unit: 'stycken',
  atLeast: 0,
  decimals: 0,
  options: ['notApplicable'],
  help:
    'Frågan visas när kontrollen är utförd, helt eller delvis. Skriv antalet ärenden, beslut, betalningar eller ' +
    'annat som kontrollen gällde. Ej tillämpligt när kontrollen inte gäller något som går att räkna; skriv vad den ' +
    'gällde.',
  isCritical: false,
};

const howManyDepart: Question = {
  key: 'antal-avvikande',
  kind: 'number',
  shortName: 'Antal som inte följde rutinen',
  wording: { text: 'Hur många av dem följde inte rutinen?' },
  unit: 'stycken',
  atLeast: 0,
  decimals: 0,
  options: [],
  help:
    'Frågan visas när du har skrivit hur många som kontrollerades. Skriv 0 när alla följde rutinen. Flera fel i ' +
    'samma ärende räknas som ett.',
  visibleWhen: [{ kind: 'answer', question: 'antal-kontrollerade', isOneOf: ['given'] }],
  isCritical: false,
};

const routineFollowed: Question = {
  key: 'rutinen-foljs',
  kind: 'scale',
  shortName: 'Rutinen följs',
  wording: { text: 'Hur väl följs rutinen enligt kontrollen?' },
  choices: [
    {
      key: 'inte',
      label: 'Rutinen följs inte',
      help: 'Det återkommer, eller beror på hur arbetet är ordnat.',
    },
    { key: 'undantag', label: 'Rutinen följs med undantag', help: 'Enstaka fall utan gemensam orsak.' },
    { key: 'foljs', label: 'Rutinen följs' },
  ],
  counts: { inte: 'notFulfilled', undantag: 'notFulfilled', foljs: 'fulfilled' },
  options: [],
  help:
    'Frågan visas när kontrollen är utförd, helt eller delvis. Svaret blir Rutinen följs av sig självt när ' +
    'antalet som inte följde rutinen är 0. Annars väljer du själv: hur många som är för många beror på vad det ' +
    'gäller. Ändrar du ett beräknat svar skriver du varför.',
  comment: { label: 'Vad avvek?', requiredOn: ['undantag'] },
  isCritical: false,
  suggestion: {
    kind: 'rating',
    rules: [{ option: 'foljs', when: [{ kind: 'number', question: 'antal-avvikande', atMost: 0 }] }],
  },
  deviation: {
    on: ['inte'],
    title: { text: 'Den interna kontrollen visar att rutinen inte följs' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const cause: Question = {
  key: 'orsak',
  kind: 'text',
  shortName: 'Orsak',
  wording: { text: 'Vad beror det på att rutinen inte följs?' },
  options: [],
  help:
    'Frågan visas när rutinen inte följs eller följs med undantag. Skriv vad i arbetssätt, rutin, bemanning eller ' +
    'system som ligger bakom, inte vem. Vet ni inte än skriver du hur ni tar reda på det.',
  visibleWhen: [departs],
  isCritical: false,
};

const harm: Question = {
  key: 'foljd-for-enskild',
  kind: 'yesNo',
  shortName: 'Följder för enskilda',
  wording: { text: 'Har någon enskild person råkat illa ut, eller finns en påtaglig risk för det?' },
  goodAnswer: 'no',
  options: yesNo,
  help:
    'Frågan visas när rutinen inte följs eller följs med undantag. Ja när någon har blivit utan stöd, fått fel ' +
    'beslut, väntat för länge eller råkat illa ut på något annat sätt, och när risken för det är påtaglig. Här är ' +
    'nej det goda svaret. Den som ansvarar bedömer då om det är ett missförhållande som ska rapporteras och ' +
    'utredas. Skriv inga namn eller personnummer.',
  visibleWhen: [departs],
  isCritical: true,
  deviation: {
    on: ['yes'],
    title: { text: 'Brist i en rutin har fått eller kan få följder för enskilda' },
    severity: 'serious',
    daysToDue: 7,
  },
};

export const resultQuestions: Question[] = [
  evidenceKept,
  howMany,
  howManyDepart,
  routineFollowed,
  cause,
  harm,
];
