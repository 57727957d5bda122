import type { ChecklistDefinition, Choice, Counts, Question } from './definition.ts';
import { definitionFormat } from './definition.ts';
import { degrees, inFile, lawCheckedOn, yesNoAll } from './shipped-parts.ts';
import {
  considerationGap,
  considerations,
  contactWithChild,
  countedFromSection,
  visits,
} from './shipped-placed-children-contact.ts';

const institutions = ['HVB', 'Stödboende', 'SiS-institution', 'SiS'];

const nothingLacks: Choice = { key: 'inget', label: 'Ingenting saknas' };
const carePlanItems: Choice[] = [
  { key: 'insatser', label: 'Vilka insatser barnet behöver' },
  { key: 'umgange', label: 'Umgänge och annan kontakt' },
  { key: 'mal', label: 'Målet med vården' },
  { key: 'synpunkter', label: 'Barnets och vårdnadshavarnas synpunkter' },
];
const implementationPlanItems: Choice[] = [
  { key: 'mal', label: 'Målet med insatsen' },
  { key: 'genomforande', label: 'När och hur insatsen ska genomföras' },
  { key: 'uppfoljning', label: 'När och hur insatsen ska följas upp' },
  { key: 'andras-insatser', label: 'Insatser som andra ansvarar för' },
  { key: 'kontakt-narstaende', label: 'Kontakten med föräldrar och andra närstående' },
  { key: 'kontakt-namnd', label: 'Kontakten med nämnden under tiden' },
  { key: 'synpunkter', label: 'Barnets och vårdnadshavarnas synpunkter' },
];

const lacking = (items: Choice[]): Counts => ({
  ...Object.fromEntries(items.map(({ key }) => [key, 'notFulfilled' as const])),
  [nothingLacks.key]: 'fulfilled',
});

/** What a plan lacks, not what it has: only so is each missing item a fault, and a lawful exception none. */
function planContent(
  plan: { key: string; name: string; the: string; missing: string; reference: string; columns: string[] },
  items: Choice[],
): Question {
  return {
    key: plan.key,
    kind: 'severalChoices',
    shortName: `Saknas i ${plan.the}`,
    wording: { text: `Vilka uppgifter saknas i ${plan.the} utan särskilda skäl?` },
    choices: [...items, nothingLacks],
    counts: lacking(items),
    options: ['notApplicable', 'documentMissing'],
    help:
      'Frågan gäller alla placeringar. Välj varje uppgift som inte går att läsa i planen. En uppgift som saknas av ' +
      `särskilda skäl väljer du inte; skriv skälen i kommentaren. Handling saknas när det inte finns någon ${plan.name} i ` +
      'akten. Ej tillämpligt bara när placeringen är så ny att planen inte har hunnit göras; skriv det.',
    legalReference: { text: plan.reference, checkedOn: lawCheckedOn },
    factColumns: plan.columns,
    comment: { label: 'Särskilda skäl som framgår', requiredOn: [] },
    isCritical: false,
    deviation: {
      on: [...items.map(({ key }) => key), 'documentMissing'],
      title: { text: `Uppgifter saknas i ${plan.the}` },
      titleWhenMissing: { text: plan.missing },
      severity: 'considerable',
      daysToDue: 30,
    },
  };
}

const carePlanContent = planContent(
  {
    key: 'vardplan-saknas',
    name: 'vårdplan',
    the: 'vårdplanen',
    missing: 'Vårdplan saknas',
    reference: '10 kap. 2 § socialtjänstförordningen (2025:468)',
    columns: ['Vårdplan upprättad'],
  },
  carePlanItems,
);

const implementationPlanContent = planContent(
  {
    key: 'genomforandeplan-saknas',
    name: 'genomförandeplan',
    the: 'genomförandeplanen',
    missing: 'Genomförandeplan saknas',
    reference: '10 kap. 3 § socialtjänstförordningen (2025:468)',
    columns: ['Genomförandeplan upprättad', 'Genomförandeplan reviderad'],
  },
  implementationPlanItems,
);

function everydayFollowed(
  key: string,
  subject: string,
  text: string,
  yes: string,
  notApplicable: string,
): Question {
  return {
    key,
    kind: 'yesNo',
    shortName: `${subject} följs upp`,
    wording: { text },
    goodAnswer: 'yes',
    options: yesNoAll,
    help:
      `Frågan gäller placeringar som har pågått i minst tre månader. Ja när ${yes} Nej när uppgifterna är äldre än ett år eller ` +
      `inte säger hur det går. Handling saknas när akten inte säger något alls. Ej tillämpligt när ${notApplicable}`,
    evidence: inFile,
    isCritical: false,
    deviation: {
      on: ['no', 'documentMissing'],
      title: { text: `${subject} följs inte upp` },
      severity: 'considerable',
      daysToDue: 30,
    },
  };
}

const health = everydayFollowed(
  'halsa-foljs',
  'Barnets hälsa',
  'Framgår det av uppföljningen hur barnet mår?',
  'det går att läsa hur barnet mår, till kropp och själ, och vad som görs åt det som behöver vård.',
  'placeringen är yngre än tre månader; skriv det.',
);
const school = everydayFollowed(
  'skola-foljs',
  'Barnets skolgång',
  'Framgår det av uppföljningen hur det går för barnet i förskolan eller skolan?',
  'det går att läsa om barnet är där, hur det går och vilket stöd barnet får.',
  'barnet inte går i förskola eller skola på grund av sin ålder, eller när placeringen är yngre än tre månader; skriv ' +
    'vilket.',
);

const fosterHomeSupport: Question = {
  key: 'familjehem-stod',
  kind: 'yesNo',
  shortName: 'Familjehemmets stöd framgår',
  wording: { text: 'Framgår det vilket stöd familjehemmet får för att klara uppdraget?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan visas när barnet inte är placerat på institution. Ja när det går att läsa vilket stöd just det här ' +
    'hemmet får, till exempel handledning eller avlastning, och varför. Handling saknas när inget står om stöd. ' +
    'Ej tillämpligt när barnet inte bor i ett familjehem; skriv var.',
  factColumns: ['Placeringsform'],
  visibleWhen: [{ kind: 'not', of: { kind: 'column', column: 'Placeringsform', isOneOf: institutions } }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Det framgår inte vilket stöd familjehemmet får' },
    severity: 'minor',
    daysToDue: 60,
  },
};

const institutionReason: Question = {
  key: 'institution-skal',
  kind: 'yesNo',
  shortName: 'Skälet till institution framgår',
  wording: { text: 'Framgår det varför barnet nu behöver bo på institution och inte i ett familjehem?' },
  goodAnswer: 'yes',
  options: ['yes', 'no', 'documentMissing'],
  help:
    'Frågan visas när barnet är placerat på HVB, stödboende eller hos SiS. Ja när skälet gäller barnets behov som ' +
    'de ser ut nu. Nej när skälet bara gäller tiden då placeringen började. Handling saknas när inget skäl finns ' +
    'i akten.',
  factColumns: ['Placeringsform'],
  visibleWhen: [{ kind: 'column', column: 'Placeringsform', isOneOf: institutions }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Det framgår inte varför barnet bor på institution' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const assessmentGrounded: Question = {
  key: 'bedomning-bygger',
  kind: 'scale',
  shortName: 'Bedömningen bygger på uppföljningen',
  wording: {
    text: 'I hur hög grad bygger den senaste bedömningen av vården på vad uppföljningen har visat?',
  },
  choices: degrees,
  options: ['documentMissing'],
  help:
    'Frågan gäller alla placeringar. Hög grad: bedömningen väger samman vad barnet, hemmet och andra har berättat ' +
    'och säger vad som ska ändras eller fortsätta. Viss grad: uppgifterna finns men slutsatsen är allmän. Låg ' +
    'grad: bedömningen går inte att knyta till uppgifterna. Handling saknas när det inte finns någon bedömning ' +
    'från det senaste halvåret. Svaret visas som en fördelning och ger ingen avvikelse.',
  reasonRequiredOn: ['lag'],
  evidence: inFile,
  isCritical: false,
};

/** The long companion of the half-yearly control, for fewer files or those where that one found something. */
export const placedChildrenInDepthChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'placerade-barn-fordjupad',
  title: 'Placerade barn, fördjupad',
  purpose:
    'Att se hur ett placerat barns vård följs upp över tid: hur ofta vården prövas, hur ofta någon träffar barnet ' +
    'och om planerna säger det som behövs. Använd den på några få ärenden, eller på dem där halvårskontrollen ' +
    'visade brister.',
  sections: [
    countedFromSection,
    considerations,
    considerationGap,
    visits,
    contactWithChild,
    {
      key: 'planer',
      title: 'Planernas innehåll',
      intro: 'Om planerna är aktuella granskas i halvårskontrollen. Här granskas vad som står i dem.',
      questions: [carePlanContent, implementationPlanContent],
    },
    {
      key: 'vardag',
      title: 'Barnets vardag',
      questions: [health, school, fosterHomeSupport, institutionReason],
    },
    { key: 'bedomning', title: 'Bedömning', questions: [assessmentGrounded] },
  ],
};
