import type { Question, Section } from './definition.ts';
import { inFile, yesNo, yesNoAll, yesNoNotApplicable } from './shipped-parts.ts';

const begunOn: Question = {
  key: 'utredning-inledd',
  kind: 'date',
  shortName: 'Utredningen inleddes',
  wording: { text: 'Vilken dag inleddes utredningen?' },
  options: ['documentMissing'],
  help:
    'Frågan gäller alla utredningar. Skriv dagen för beslutet att inleda utredningen. Handling saknas när det inte ' +
    'finns något sådant beslut i akten.',
  factColumns: ['Utredning inledd'],
  evidence: inFile,
  isCritical: false,
  isAfterReferenceAllowed: false,
};

const endedOn: Question = {
  key: 'utredning-avslutad',
  kind: 'date',
  shortName: 'Utredningen avslutades',
  wording: { text: 'Vilken dag avslutades utredningen?' },
  options: ['notApplicable'],
  help:
    'Frågan gäller alla utredningar. Skriv dagen för beslutet som avslutade utredningen. Ej tillämpligt när den ' +
    'pågick på referensdatumet; skriv det.',
  factColumns: ['Utredning avslutad'],
  evidence: inFile,
  isCritical: false,
  isAfterReferenceAllowed: false,
};

const withinFourMonths: Question = {
  key: 'klar-fyra-manader',
  kind: 'yesNo',
  shortName: 'Klar inom fyra månader',
  wording: { text: 'Har utredningen tagit högst fyra månader?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla utredningar. Förslaget räknar kalendermånader från dagen då utredningen inleddes till ' +
    'dagen då den avslutades, eller till referensdatumet när den pågår. Ej tillämpligt när det finns ett beslut ' +
    'om längre tid och skälen för det går att läsa; skriv till vilken dag.',
  isCritical: false,
  suggestion: {
    kind: 'within',
    from: [{ question: 'utredning-inledd' }],
    to: [{ question: 'utredning-avslutad' }],
    limit: { count: 4, unit: 'months' },
  },
  deviation: {
    on: ['no'],
    title: { text: 'Utredningen har tagit mer än fyra månader' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const reportedOn: Question = {
  key: 'anmalan-inkom',
  kind: 'date',
  shortName: 'Anmälan kom in',
  wording: { text: 'Vilken dag kom anmälan in?' },
  options: ['documentMissing'],
  help:
    'Frågan ställs för varje anmälan. En muntlig anmälan kom in den dag den gjordes, även om den skrevs ned ' +
    'senare. Handling saknas när det inte går att se vilken dag det var.',
  evidence: inFile,
  isCritical: false,
  isAfterReferenceAllowed: false,
};

const protectionAssessedOn: Question = {
  key: 'skydd-bedomt',
  kind: 'date',
  shortName: 'Skyddsbehovet bedömdes',
  wording: { text: 'Vilken dag bedömdes barnets behov av omedelbart skydd?' },
  options: ['documentMissing'],
  help:
    'Frågan ställs för varje anmälan. Skriv dagen då bedömningen gjordes, inte dagen då den skrevs in. Handling ' +
    'saknas när det inte finns någon bedömning i akten.',
  evidence: inFile,
  isCritical: false,
  isAfterReferenceAllowed: false,
};

const protectionInTime: Question = {
  key: 'skydd-i-tid',
  kind: 'yesNo',
  shortName: 'Skyddsbehovet bedömdes i tid',
  wording: { text: 'Bedömdes skyddsbehovet samma dag som anmälan kom in eller dagen efter?' },
  goodAnswer: 'yes',
  options: ['yes', 'no'],
  help:
    'Frågan ställs för varje anmälan. Förslaget räknar dagar mellan de två datumen. Finns ingen bedömning är ' +
    'svaret nej. Helgdagar räknas med.',
  isCritical: true,
  suggestion: {
    kind: 'within',
    from: [{ question: 'anmalan-inkom' }],
    to: [{ question: 'skydd-bedomt' }],
    limit: { count: 1, unit: 'days' },
  },
  deviation: {
    on: ['no'],
    title: { text: 'Barnets behov av omedelbart skydd bedömdes inte i tid' },
    severity: 'serious',
    daysToDue: 14,
  },
};

const ledToInvestigation: Question = {
  key: 'ledde-till-utredningen',
  kind: 'yesNo',
  shortName: 'Anmälan ledde till utredningen',
  wording: { text: 'Ledde anmälan till att utredningen inleddes?' },
  goodAnswer: 'neither',
  options: yesNo,
  help:
    'Frågan ställs för varje anmälan. Nej när den kom in medan utredningen redan pågick. Svaret räknas inte som ' +
    'brist; det styr om nästa fråga ställs.',
  isCritical: false,
};

const begunInTime: Question = {
  key: 'beslut-fjorton-dagar',
  kind: 'yesNo',
  shortName: 'Utredning inledd inom 14 dagar',
  wording: { text: 'Inleddes utredningen inom 14 dagar från anmälan?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas för en anmälan som ledde till utredningen. Förslaget räknar från dagen då anmälan kom in till ' +
    'dagen då utredningen inleddes. Ej tillämpligt när ett beslut inom 14 dagar att inte utreda ändrades senare; ' +
    'skriv när och varför.',
  visibleWhen: [{ kind: 'answer', question: 'ledde-till-utredningen', isOneOf: ['yes'] }],
  isCritical: false,
  suggestion: {
    kind: 'within',
    from: [{ question: 'anmalan-inkom' }],
    to: [{ question: 'utredning-inledd' }],
    limit: { count: 14, unit: 'days' },
  },
  deviation: {
    on: ['no'],
    title: { text: 'Utredningen inleddes senare än 14 dagar efter anmälan' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

export const investigationTime: Section = {
  key: 'tid',
  title: 'Utredningstiden',
  intro:
    'Checklistan gäller ärenden där en utredning har inletts. Insatser som barnet har fått utan utredning granskas ' +
    'inte här.',
  questions: [begunOn, endedOn, withinFourMonths],
};

export const reports: Section = {
  key: 'anmalningar',
  title: 'Anmälningar',
  intro:
    'Lägg in varje anmälan som ledde till utredningen och de som kom medan den pågick. Började utredningen med en ' +
    'ansökan eller på annat sätt väljer du att det inte finns några.',
  repeats: { itemName: 'anmälan', itemsName: 'anmälningar', atLeast: 0, atMost: 20 },
  questions: [reportedOn, protectionAssessedOn, protectionInTime, ledToInvestigation, begunInTime],
};

export const childQuestions: Question[] = [
  {
    key: 'barnet-hort',
    kind: 'yesNo',
    shortName: 'Barnet har fått berätta själv',
    wording: { text: 'Har barnet fått berätta själv under utredningen?' },
    goodAnswer: 'yes',
    options: yesNoAll,
    help:
      'Frågan gäller alla utredningar. Ja när akten visar minst ett samtal med barnet utan föräldrarna, eller ett ' +
      'annat sätt att ta reda på barnets syn som passar barnet. Nej när bara vuxna har berättat om barnet. ' +
      'Handling saknas när samtalet nämns men inte är dokumenterat. Ej tillämpligt bara när barnets ålder eller ' +
      'mognad gör att det inte går; skriv vad akten säger om det. Ville barnet inte berätta är svaret ja när ' +
      'akten visar att barnet har fått frågan och att ni har tagit reda på dess inställning på ett annat sätt.',
    evidence: inFile,
    isCritical: true,
    deviation: {
      on: ['no', 'documentMissing'],
      title: { text: 'Barnet har inte fått berätta själv under utredningen' },
      titleWhenMissing: { text: 'Samtalet med barnet är inte dokumenterat' },
      severity: 'serious',
      daysToDue: 14,
    },
  },
  {
    key: 'barnet-om-insatsen',
    kind: 'yesNo',
    shortName: 'Barnet har fått tycka till om insatsen',
    wording: { text: 'Har barnet fått säga vad det tycker om just den insats som föreslås?' },
    goodAnswer: 'yes',
    options: yesNoNotApplicable,
    help:
      'Frågan visas när barnet har fått berätta. Ja när barnet har fått veta vad som föreslås och barnets svar ' +
      'går att läsa. Nej när samtalet bara handlade om hur barnet har det. Ej tillämpligt när ingen insats ' +
      'föreslås, eller när utredningen pågår; skriv vilket.',
    visibleWhen: [{ kind: 'answer', question: 'barnet-hort', isOneOf: ['yes'] }],
    evidence: inFile,
    isCritical: false,
    deviation: {
      on: ['no'],
      title: { text: 'Barnet har inte fått säga vad det tycker om den föreslagna insatsen' },
      severity: 'considerable',
      daysToDue: 30,
    },
  },
  {
    key: 'barnet-vagts-in',
    kind: 'yesNo',
    shortName: 'Barnets åsikter har vägts in',
    wording: { text: 'Framgår det hur barnets åsikter har vägts in i bedömningen?' },
    goodAnswer: 'yes',
    options: ['yes', 'partly', 'no', 'notApplicable'],
    help:
      'Frågan visas när barnet har fått berätta. Ja när bedömningen tar upp vad barnet tycker och vad det betyder ' +
      'för slutsatsen. Delvis när åsikterna återges i bedömningen men inte bemöts. Nej när de bara finns i ' +
      'samtalets anteckning. Ej tillämpligt när utredningen pågår; skriv det.',
    visibleWhen: [{ kind: 'answer', question: 'barnet-hort', isOneOf: ['yes'] }],
    evidence: inFile,
    isCritical: false,
    deviation: {
      on: ['no'],
      title: { text: 'Barnets åsikter har inte vägts in i bedömningen' },
      severity: 'considerable',
      daysToDue: 30,
    },
  },
];
