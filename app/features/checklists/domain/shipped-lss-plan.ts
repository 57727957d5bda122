import { type ChecklistDefinition, definitionFormat, type Question } from './definition.ts';
import { contentQuestions, followUpQuestions } from './shipped-lss-plan-content.ts';
import { isYes, participationQuestions } from './shipped-lss-plan-participation.ts';
import { inFile, yesNo, yesNoNotApplicable } from './shipped-parts.ts';

const planExists: Question = {
  key: 'plan-finns',
  kind: 'yesNo',
  shortName: 'Genomförandeplan finns',
  wording: { text: 'Finns det en genomförandeplan för insatsen?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla ärenden. Har personen flera insatser svarar du för den insats som ärendet gäller. Ja när ' +
    'planen finns i akten, även om den är gammal. Nej när det inte finns någon plan, eller bara en utan innehåll. Ej ' +
    'tillämpligt när insatsen är så ny att planen inte har hunnit göras, eller när det inte ska finnas någon plan för ' +
    'den här insatsen; skriv vilket.',
  factColumns: ['Insats'],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Genomförandeplan saknas' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const planDate: Question = {
  key: 'plan-dag',
  kind: 'date',
  shortName: 'Planens senaste datum',
  wording: { text: 'Vilken dag upprättades eller ändrades planen senast?' },
  isAfterReferenceAllowed: false,
  options: ['documentMissing'],
  help:
    'Frågan visas när det finns en plan. Skriv det senaste datumet på planen, fram till referensdatumet. Handling ' +
    'saknas när planen inte har något datum.',
  factColumns: ['Upprättad'],
  visibleWhen: [isYes('plan-finns')],
  evidence: inFile,
  isCritical: false,
};

const planCurrent: Question = {
  key: 'plan-aktuell',
  kind: 'yesNo',
  shortName: 'Aktuell genomförandeplan',
  wording: { text: 'Är planen upprättad eller ändrad under de senaste tolv månaderna?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när det finns en plan. Räkna från planens senaste datum till referensdatumet. Tolv månader är en ' +
    'lokal gräns. Nej när planen är äldre, eller när det inte går att se när den gjordes. Är svaret nej ställs inga ' +
    'fler frågor om planens innehåll.',
  visibleWhen: [isYes('plan-finns')],
  isCritical: false,
  suggestion: {
    kind: 'newestAge',
    dates: [{ question: 'plan-dag' }],
    limit: { count: 12, unit: 'months' },
  },
  deviation: {
    on: ['no'],
    title: { text: 'Genomförandeplanen är inte aktuell' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

/** How far each plan gets: current → of those, took part → of those, own goals. */
const howFar: Question = {
  key: 'planens-steg',
  kind: 'scale',
  shortName: 'Så långt når planen',
  wording: { text: 'Hur långt når planen?' },
  choices: [
    { key: 'ingen', label: 'Ingen aktuell plan' },
    { key: 'aktuell', label: 'Aktuell plan' },
    { key: 'delaktig', label: 'Aktuell, och personen har varit med' },
    { key: 'egna-mal', label: 'Aktuell, personen har varit med och har egna mål' },
  ],
  options: [],
  help:
    'Svaret räknas fram ur svaren ovanför och gäller om du inte ändrar det; skriv i så fall varför. Det visar var ' +
    'planerna stannar: hur många som är aktuella, i hur många av dem personen har varit med, och hur många av de ' +
    'senare som har individuella mål. Svaret räknas inte som en brist till.',
  visibleWhen: [{ kind: 'answer', question: 'plan-finns', isOneOf: ['yes', 'no'] }],
  isCritical: false,
  suggestion: {
    kind: 'rating',
    rules: [
      { option: 'egna-mal', when: [isYes('egna-mal')] },
      { option: 'delaktig', when: [isYes('delaktig')] },
      { option: 'aktuell', when: [isYes('plan-aktuell')] },
    ],
    otherwise: 'ingen',
  },
};

/** For N1 and H4. A case is one plan: items per person would blur the interval of a sample of plans. */
export const lssPlanChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'lss-genomforandeplan',
  title: 'Genomförandeplan enligt LSS',
  purpose:
    'Att se om planerna är aktuella, om personen har varit med och om målen är personens egna, så att enheten vet ' +
    'vilka planer som behöver göras om och var arbetet med planerna brukar stanna.',
  sections: [
    { key: 'planen', title: 'Planen', questions: [planExists, planDate, planCurrent] },
    {
      key: 'delaktighet',
      title: 'Delaktighet och mål',
      intro: 'Gäller aktuella planer. Frågorna om mål ställs när personen har varit med.',
      visibleWhen: [isYes('plan-aktuell')],
      questions: participationQuestions,
    },
    {
      key: 'innehall',
      title: 'Stödet i planen',
      visibleWhen: [isYes('plan-aktuell')],
      questions: contentQuestions,
    },
    {
      key: 'uppfoljning',
      title: 'Uppföljning',
      visibleWhen: [isYes('plan-aktuell')],
      questions: followUpQuestions,
    },
    { key: 'samlat', title: 'Samlat', questions: [howFar] },
  ],
};
