import type { ControlTemplate } from './control-template.ts';
import { ONE_REVIEWER } from './review-procedure.ts';

/** Used where a control has no checklist of its own. */
const GENERAL = 'allman-aktgranskning';
const selfControl = { kind: 'selfControl', checklistKey: GENERAL, reviewDays: 30 } as const;
const before = (months: number) => ({ months, direction: 'before' }) as const;

/** Ready controls on plans, documents and complaints. */
export const OTHER_CONTROLS: readonly ControlTemplate[] = [
  {
    ...selfControl,
    key: 'sip-halvar',
    checklistKey: 'sip-kvalitet',
    name: 'Samordnade individuella planer, varje halvår',
    description: 'Femton planer från det senaste halvåret dras slumpvis. Är de färre granskas alla.',
    purpose: 'Att räkna planerna och se hur bra de är.',
    rhythm: 'halfYear',
    registerKind: 'plans',
    filter: {
      allOf: [
        {
          anyOf: [{ column: 'Upprättad', operator: 'isBetweenDates', from: before(6), to: 'referenceDate' }],
        },
      ],
    },
    design: { allocation: { kind: 'whole', size: 15 }, quotas: [] },
  },
  {
    ...selfControl,
    key: 'genomforandeplaner-lss',
    checklistKey: 'lss-genomforandeplan',
    name: 'Genomförandeplaner enligt LSS',
    description: 'Femtio planer dras slumpvis, så att andelen får ett rimligt intervall.',
    purpose: 'Att se om planerna är aktuella och om personen har varit med, när systemet inte kan räkna det.',
    rhythm: 'year',
    registerKind: 'plans',
    filter: { allOf: [] },
    design: { allocation: { kind: 'whole', size: 50 }, quotas: [] },
  },
  {
    ...selfControl,
    key: 'dokument-tertial',
    name: 'Dokument, alla under tertialet',
    description: 'Alla dokument från de senaste fyra månaderna, till exempel granskningsrapporter.',
    purpose:
      'Att se om brukarnas synpunkter är inhämtade, analyserade och dokumenterade, och annars varför inte.',
    rhythm: 'fourMonths',
    registerKind: 'documents',
    filter: {
      allOf: [
        { anyOf: [{ column: 'Datum', operator: 'isBetweenDates', from: before(4), to: 'referenceDate' }] },
      ],
    },
    design: { allocation: { kind: 'census' }, quotas: [] },
  },
  {
    ...selfControl,
    key: 'klagomal',
    name: 'Klagomål, alla under året',
    description: 'Alla klagomål det senaste året. De är få, så ingenting lottas.',
    purpose: 'Att se om klagomålen är besvarade och dokumenterade.',
    rhythm: 'year',
    registerKind: 'complaints',
    filter: {
      allOf: [
        {
          anyOf: [{ column: 'Inkommet', operator: 'isBetweenDates', from: before(12), to: 'referenceDate' }],
        },
      ],
    },
    design: { allocation: { kind: 'census' }, quotas: [] },
  },
  {
    ...selfControl,
    kind: 'peerReview',
    key: 'vinjetter',
    checklistKey: 'vignett-bedomning',
    name: 'Vinjetter, samma påhittade fall för alla',
    description:
      'Alla i gruppen svarar på samma påhittade fall, utan att se varandras svar. Fallen skrivs under Vinjetter.',
    purpose: 'Att se hur lika vi bedömer, och att tala om det vi bedömer olika.',
    rhythm: 'onDemand',
    registerKind: 'vignettes',
    filter: { allOf: [] },
    design: { allocation: { kind: 'census' }, quotas: [] },
    procedure: { ...ONE_REVIEWER, reviewersPerCase: 'everyone', isBlind: true },
  },
];
