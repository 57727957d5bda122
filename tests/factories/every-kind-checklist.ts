import type { ChecklistDefinition, Question, Section } from '#app/features/checklists/domain/definition.ts';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  findChecklistByKey,
  findLatestVersion,
  insertChecklist,
  insertChecklistVersion,
} from '#db/queries/checklists.server.ts';
import { transact } from '#db/transact.server.ts';

const questions = {
  assessed: {
    key: 'bedomd-samma-dag',
    kind: 'yesNo',
    shortName: 'Skydd bedömt samma dag',
    wording: { text: 'Bedömdes behovet av skydd samma dag?' },
    goodAnswer: 'yes',
    options: ['yes', 'partly', 'no', 'notApplicable', 'documentMissing'],
    help: 'Ja när bedömningen är daterad samma dag som anmälan kom in.',
    isCritical: true,
    deviation: {
      on: ['no', 'documentMissing'],
      title: { text: 'Behovet av skydd bedömdes inte samma dag' },
      severity: 'serious',
      daysToDue: 14,
    },
  },
  takingPart: {
    key: 'delaktighet',
    kind: 'scale',
    shortName: 'Barnets delaktighet',
    wording: { text: 'I vilken grad har barnet varit delaktigt?' },
    choices: [
      { key: 'lag', label: 'Låg grad', help: 'Barnet nämns bara av andra.' },
      { key: 'nagon', label: 'Någon grad' },
      { key: 'hog', label: 'Hög grad' },
    ],
    counts: { lag: 'notFulfilled', hog: 'fulfilled' },
    options: ['notApplicable'],
    help: 'Se till hela utredningen.',
    reasonRequiredOn: ['lag'],
    isCritical: false,
  },
  caseType: {
    key: 'arendetyp',
    kind: 'choice',
    shortName: 'Vad ärendet gäller',
    wording: { text: 'Vad gäller ärendet främst?' },
    choices: [
      { key: 'vald', label: 'Våld i nära relation' },
      { key: 'skola', label: 'Skola' },
      { key: 'annat', label: 'Annat' },
    ],
    options: [],
    help: 'Välj det som väger tyngst.',
    comment: { label: 'Vad är annat?', requiredOn: ['annat'] },
    isCritical: false,
  },
  heard: {
    key: 'horda',
    kind: 'severalChoices',
    shortName: 'Vilka som har hörts',
    wording: { text: 'Vilka har hörts i utredningen?' },
    choices: [
      { key: 'barnet', label: 'Barnet' },
      { key: 'vardnadshavare', label: 'Vårdnadshavare' },
      { key: 'skolan', label: 'Förskola eller skola' },
    ],
    options: ['documentMissing'],
    help: 'Markera alla som har hörts.',
    isCritical: false,
  },
  decidedOn: {
    key: 'beslutsdatum',
    kind: 'date',
    shortName: 'Beslutsdatum',
    wording: { text: 'Vilken dag fattades beslutet?' },
    isAfterReferenceAllowed: false,
    options: ['documentMissing'],
    help: 'Dagen står i beslutet.',
    evidence: { label: 'Var i akten?', requiredOn: ['given'] },
    isCritical: false,
  },
  minutes: {
    key: 'minuter',
    kind: 'number',
    shortName: 'Beviljad tid',
    wording: { text: 'Hur många minuter har beviljats?' },
    unit: 'minuter',
    atLeast: 0,
    atMost: 600,
    decimals: 1,
    standard: { label: 'Standard', value: 60 },
    counts: { under: 'fulfilled', atStandard: 'fulfilled', over: 'notFulfilled' },
    options: ['notApplicable'],
    help: 'Minuter per tillfälle.',
    isCritical: false,
  },
  overStandard: {
    key: 'skal-over-standard',
    kind: 'text',
    shortName: 'Skäl för mer än standard',
    wording: { text: 'Vilket skäl anges för mer tid än standard?' },
    visibleWhen: [{ kind: 'answer', question: 'minuter', isOneOf: ['over'] }],
    options: ['documentMissing'],
    help: 'Återge skälet kort, utan namn.',
    isCritical: false,
  },
  level: {
    key: 'niva',
    kind: 'level',
    shortName: 'Vårdnivå',
    wording: { text: 'Vilken nivå bedömdes före och efter?' },
    choices: [
      { key: 'n1', label: 'Nivå 1' },
      { key: 'n2', label: 'Nivå 2' },
      { key: 'n3', label: 'Nivå 3' },
    ],
    beforeLabel: 'Före',
    afterLabel: 'Efter',
    counts: { down: 'fulfilled', same: 'fulfilled', up: 'notFulfilled' },
    options: ['notApplicable'],
    help: 'Nivåerna står i nivåbedömningen.',
    isCritical: false,
  },
  receivedOn: {
    key: 'inkom',
    kind: 'date',
    shortName: 'Anmälan kom in',
    wording: { text: 'När kom anmälan in?' },
    isAfterReferenceAllowed: false,
    options: ['documentMissing'],
    help: 'Dagen då anmälan stämplades.',
    isCritical: false,
  },
  preliminaryOn: {
    key: 'forhandsbedomd',
    kind: 'date',
    shortName: 'Förhandsbedömning klar',
    wording: { text: 'När var förhandsbedömningen klar?' },
    isAfterReferenceAllowed: false,
    options: ['documentMissing'],
    help: 'Dagen då beslutet om att inleda eller inte inleda fattades.',
    isCritical: false,
  },
  inTime: {
    key: 'forhandsbedomd-i-tid',
    kind: 'yesNo',
    shortName: 'Förhandsbedömning i tid',
    wording: { text: 'Var förhandsbedömningen klar inom 14 dagar?' },
    goodAnswer: 'yes',
    options: ['yes', 'no', 'notApplicable'],
    help: 'Räkna kalenderdagar.',
    isCritical: false,
    suggestion: {
      kind: 'within',
      from: [{ question: 'inkom' }],
      to: [{ question: 'forhandsbedomd' }],
      limit: { count: 14, unit: 'days' },
    },
    deviation: {
      on: ['no'],
      title: { text: 'Förhandsbedömningen drog ut på tiden' },
      severity: 'considerable',
      daysToDue: 30,
    },
  },
  rating: {
    key: 'samlad-bedomning',
    kind: 'scale',
    shortName: 'Samlad bedömning',
    wording: { text: 'Hur väl håller utredningen?' },
    choices: [
      { key: 'brist', label: 'Brist' },
      { key: 'utveckling', label: 'Utvecklingsområde' },
      { key: 'styrka', label: 'Styrka' },
    ],
    counts: { brist: 'notFulfilled', utveckling: 'notFulfilled', styrka: 'fulfilled' },
    options: ['notApplicable'],
    help: 'Bedömningen följer av svaren och kan ändras.',
    isCritical: false,
    suggestion: {
      kind: 'rating',
      rules: [
        {
          option: 'brist',
          when: [{ kind: 'answer', question: 'bedomd-samma-dag', isOneOf: ['no', 'documentMissing'] }],
        },
        {
          option: 'styrka',
          when: [
            { kind: 'answer', question: 'delaktighet', isOneOf: ['hog'] },
            { kind: 'count', questions: ['forhandsbedomd-i-tid'], isOneOf: ['no'], atMost: 0 },
          ],
        },
      ],
      otherwise: 'utveckling',
    },
  },
} as const satisfies Record<string, Question>;

const sections: Section[] = [
  {
    key: 'grund',
    title: 'Utredningen',
    questions: [
      questions.assessed,
      questions.takingPart,
      questions.caseType,
      questions.heard,
      questions.decidedOn,
      questions.minutes,
      questions.overStandard,
      questions.level,
    ],
  },
  {
    key: 'anmalningar',
    title: 'Anmälningar',
    intro: 'Alla anmälningar om barnet under perioden.',
    repeats: { itemName: 'anmälan', itemsName: 'anmälningar', atLeast: 0, atMost: 4 },
    questions: [questions.receivedOn, questions.preliminaryOn, questions.inTime],
  },
  { key: 'helhet', title: 'Helheten', questions: [questions.rating] },
];

/** One question of every kind, a section per anmälan with dates, a date rule in it, and a computed rating. */
export const everyKindChecklist: ChecklistDefinition = {
  format: 'aktsam-checklista/2',
  key: 'alla-slag',
  title: 'Alla slags frågor',
  purpose: 'Har en fråga av varje slag.',
  sections,
};

/** Publishes a definition as the next version of its checklist. */
export function publishChecklist(services: Services, definition: ChecklistDefinition): ChecklistVersionId {
  const now = services.now();
  return transact(services.db, { actorId: null, now }, (tx) => {
    const checklistId =
      findChecklistByKey(tx, definition.key)?.id ??
      insertChecklist(tx, { key: definition.key, name: definition.title, createdAt: now });
    const number = (findLatestVersion(tx, checklistId)?.number ?? 0) + 1;
    const versionId = insertChecklistVersion(tx, { checklistId, number, definition, publishedAt: now });
    const detail = { key: definition.key, number };
    const entry = { action: 'checklist.published', entity: 'checklistVersion', entityId: versionId, detail };
    return { value: versionId, audit: [entry] };
  });
}
