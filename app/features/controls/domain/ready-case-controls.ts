import type { ControlTemplate } from './control-template.ts';
import { ONE_REVIEWER } from './review-procedure.ts';

/** Used where a control has no checklist of its own. */
const GENERAL = 'allman-aktgranskning';
const selfControl = { kind: 'selfControl', checklistKey: GENERAL, reviewDays: 30 } as const;
const peerReview = { ...selfControl, kind: 'peerReview' } as const;
const before = (months: number) => ({ months, direction: 'before' }) as const;
const ongoing = {
  allOf: [
    {
      anyOf: [
        { column: 'Avslutat', operator: 'isEmpty' },
        { column: 'Avslutat', operator: 'isAfter', than: 'referenceDate' },
      ],
    },
  ],
} as const;

/** Ready controls on cases. */
export const CASE_CONTROLS: readonly ControlTemplate[] = [
  {
    ...peerReview,
    key: 'forsta-avslutade',
    name: 'De tre först avslutade i varje grupp',
    description:
      'De tre ärenden per enhet som avslutades först under de 31 dagarna fram till referensdatumet. Under Så granskas ' +
      'det väljer du vilken grupp som får vilkens ärenden (korsvis mellan enheter).',
    purpose:
      'Att en chef från en annan grupp går igenom vad som gick bra och vad som hade kunnat göras annorlunda.',
    rhythm: 'year',
    registerKind: 'cases',
    filter: {
      allOf: [
        {
          anyOf: [
            {
              column: 'Avslutat',
              operator: 'isBetweenDates',
              from: { days: 30, direction: 'before' },
              to: 'referenceDate',
            },
          ],
        },
      ],
    },
    design: {
      allocation: { kind: 'firstInOrder', orderBy: 'Avslutat', attribute: 'Enhet', size: 3 },
      quotas: [],
    },
  },
  {
    ...selfControl,
    key: 'aktiva-stodinsatser',
    name: 'Alla pågående stödinsatser',
    description: 'Alla ärenden som pågår. Ingenting lottas.',
    purpose:
      'Att se om insatsen verkligen pågår, om beslutets tid är angiven och om uppdraget är dokumenterat.',
    rhythm: 'year',
    registerKind: 'cases',
    filter: ongoing,
    design: { allocation: { kind: 'census' }, quotas: [] },
  },
  {
    ...selfControl,
    key: 'familjeratt',
    name: 'Familjerättens utredningar, alla',
    description: 'Alla utredningar som har avslutats det senaste halvåret.',
    purpose: 'Att se om barnsamtal har hållits, och om det annars framgår varför inte.',
    rhythm: 'halfYear',
    registerKind: 'cases',
    filter: {
      allOf: [
        { anyOf: [{ column: 'Avslutat', operator: 'isBetweenDates', from: before(6), to: 'referenceDate' }] },
      ],
    },
    design: { allocation: { kind: 'census' }, quotas: [] },
  },
  {
    ...peerReview,
    key: 'alla-av-kolleger',
    checklistKey: 'social-dokumentation',
    name: 'Alla ärenden granskas av kolleger',
    description:
      'Alla pågående ärenden, till exempel i socialpsykiatrin, delas ut till kollegerna. Gruppchefen godkänner varje ' +
      'granskning innan den räknas. Vill ni att grupperna granskar varandra väljer du korsvis mellan enheter.',
    purpose:
      'Att se om grunden för insatsen fortfarande finns, och om skälet framgår när ett beslut går utöver riktlinjerna.',
    rhythm: 'year',
    registerKind: 'cases',
    filter: ongoing,
    design: { allocation: { kind: 'census' }, quotas: [] },
    reviewDays: 365,
    procedure: { ...ONE_REVIEWER, needsApproval: true },
  },
  {
    ...peerReview,
    key: 'arlig-kollegial',
    checklistKey: 'social-dokumentation',
    name: 'Årlig kollegial granskning',
    description:
      'Fem ärenden per enhet dras slumpvis. De som granskades i förra omgången lämnas utanför. Grupperna kan granska ' +
      'varandras ärenden (korsvis mellan enheter).',
    purpose: 'Att se om handläggningen är rättssäker och lika i alla grupper, år efter år.',
    rhythm: 'year',
    registerKind: 'cases',
    filter: { ...ongoing, leaveOutReviewed: { rounds: 1 } },
    design: { allocation: { kind: 'perStratum', attribute: 'Enhet', size: 5 }, quotas: [] },
  },
  {
    ...peerReview,
    key: 'fem-egna',
    name: 'Fem egna ärenden per handläggare',
    description: 'Var och en väljer fem av sina egna. Märks som självvalt och får inget osäkerhetsintervall.',
    purpose: 'Att lära tillsammans av egna ärenden. Resultatet gäller bara de ärenden som valdes.',
    rhythm: 'year',
    registerKind: 'cases',
    filter: ongoing,
    design: { allocation: { kind: 'selfSelected', attribute: 'Handläggare', size: 5 }, quotas: [] },
  },
  {
    ...selfControl,
    key: 'riktad',
    name: 'Riktad granskning av ett ärende',
    description: 'Ett eller några ärenden som väljs för att något har hänt, med skälet för varje.',
    purpose: 'Att se om ansökan är utredd och beslutad som den ska när något har gett skäl att titta.',
    rhythm: 'onDemand',
    registerKind: 'cases',
    filter: { allOf: [] },
    design: { allocation: { kind: 'onCause' }, quotas: [] },
  },
];
