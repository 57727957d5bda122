import type { ControlTemplate } from './control-template.ts';
import { ONE_REVIEWER } from './review-procedure.ts';

/** Used where a control has no checklist of its own. */
const GENERAL = 'allman-aktgranskning';
const selfControl = { kind: 'selfControl', checklistKey: GENERAL, reviewDays: 30 } as const;
const peerReview = { ...selfControl, kind: 'peerReview' } as const;
const monthsBefore = (months: number) => ({ months, direction: 'before' }) as const;

/** Ready controls on decisions: of support, of housing, by a robot. */
export const DECISION_CONTROLS: readonly ControlTemplate[] = [
  {
    ...peerReview,
    key: 'beslut-per-handlaggare',
    checklistKey: 'bistandsbeslut-aldre',
    name: 'Beslut om särskilt boende, per handläggare',
    description:
      '22 beslut dras slumpvis, fördelade på handläggarna efter hur många beslut de har. Två granskar varje beslut.',
    purpose:
      'Att se om besluten är motiverade, om riktlinjen följs och om bedömningen är lika mellan handläggare.',
    rhythm: 'year',
    registerKind: 'decisions',
    filter: { allOf: [{ anyOf: [{ column: 'Insats', operator: 'is', value: 'Särskilt boende' }] }] },
    design: { allocation: { kind: 'proportional', attribute: 'Handläggare', size: 22 }, quotas: [] },
    // The two sit at one screen: there is nothing to hide from each other.
    procedure: { ...ONE_REVIEWER, reviewersPerCase: 2 },
  },
  {
    ...selfControl,
    key: 'stadning-promenader',
    checklistKey: 'beviljad-tid',
    name: 'Städning och promenader, alla beslut',
    description:
      'Alla beslut om städning och promenader gås igenom översiktligt, i en tabell. Ingenting lottas.',
    purpose: 'Att se hur beviljad tid förhåller sig till schablontiden.',
    rhythm: 'onDemand',
    registerKind: 'decisions',
    filter: {
      allOf: [{ anyOf: [{ column: 'Insats', operator: 'isOneOf', values: ['Städning', 'Promenader'] }] }],
    },
    design: { allocation: { kind: 'census' }, quotas: [] },
    procedure: { ...ONE_REVIEWER, isGrid: true },
  },
  {
    ...selfControl,
    key: 'ovrigt-beslut',
    checklistKey: 'bistandsbeslut-aldre',
    name: 'Beslut som registrerats som Övrigt',
    description: 'Fem beslut dras slumpvis bland dem som har registrerats som Övrigt.',
    purpose: 'Att se vad de besluten egentligen gäller.',
    rhythm: 'onDemand',
    registerKind: 'decisions',
    filter: { allOf: [{ anyOf: [{ column: 'Insats', operator: 'is', value: 'Övrigt' }] }] },
    design: { allocation: { kind: 'whole', size: 5 }, quotas: [] },
  },
  {
    ...selfControl,
    key: 'robotbeslut-manad',
    checklistKey: 'forsorjningsstod-robotbeslut',
    name: 'Beslut av en robot, stickprov varje månad',
    description: 'Tio beslut i månaden dras av dem som har kommit till sedan förra dragningen.',
    purpose: 'Att se om beslut som ett datorprogram har fattat är riktiga.',
    rhythm: 'month',
    registerKind: 'decisions',
    filter: {
      allOf: [{ anyOf: [{ column: 'Beslutsfattare', operator: 'contains', value: 'robot' }] }],
      onlySinceLastDraw: true,
    },
    design: { allocation: { kind: 'whole', size: 10 }, quotas: [] },
    reviewDays: 14,
  },
  {
    ...selfControl,
    key: 'verkstallda-beslut',
    name: 'Beviljade stödinsatser, alla beslut',
    description: 'Alla bifall det senaste halvåret, för att se om de verkställs inom den lokala tiden.',
    purpose:
      'Att se om beviljade insatser verkställs inom den tid som vi har bestämt, till exempel fem veckor.',
    rhythm: 'halfYear',
    registerKind: 'decisions',
    filter: {
      allOf: [
        { anyOf: [{ column: 'Beslut', operator: 'isOneOf', values: ['Bifall', 'Delavslag'] }] },
        {
          anyOf: [
            {
              column: 'Beslutsdatum',
              operator: 'isBetweenDates',
              from: monthsBefore(6),
              to: 'referenceDate',
            },
          ],
        },
      ],
    },
    design: { allocation: { kind: 'census' }, quotas: [] },
  },
];
