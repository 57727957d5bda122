import { begun, type CheckTemplate, EVERY_CASE, notEnded, ongoing } from './check-template.ts';
import { PLACEMENT_CHECKS } from './ready-placement-checks.ts';

const months = (amount: number) => ({ amount, unit: 'months' }) as const;

/** What stands in a column for handläggare where there is none. */
const NOBODY = ['Okänd', 'Saknas', 'Ej tilldelad', 'Ofördelad', 'Vakant'];
const CLOSED = ['Avslutad', 'Avslutat', 'Upphörd', 'Upphört', 'Stängd', 'Stängt'];

/** The ready checks, the most usual first. Duties stand in words; legal references only as in the list of what may be printed. */
export const CHECK_TEMPLATES: readonly CheckTemplate[] = [
  ...PLACEMENT_CHECKS,
  {
    key: 'beslut-ej-verkstallt',
    name: 'Beslut ej verkställt efter tre månader',
    purpose:
      'Att se vilka gynnande beslut som väntar. Beslut enligt LSS som inte har verkställts inom tre månader rapporteras varje kvartal till IVO och revisorerna (LSS 28 f–h §§).',
    kinds: ['decisions', 'cases', 'other'],
    slots: ['decidedOn', 'executedOn', 'outcome'],
    build: (heading) => ({
      population: {
        allOf: [
          { anyOf: [{ column: heading('outcome'), operator: 'isOneOf', values: ['Bifall', 'Delavslag'] }] },
        ],
      },
      limit: { kind: 'age', columns: [heading('decidedOn')], elseColumn: null, limit: months(3) },
      conditions: { allOf: [notEnded(heading('executedOn'))] },
    }),
  },
  {
    key: 'beslut-sent-verkstallt',
    name: 'Beslut verkställt mer än tre månader efter beslutet',
    purpose: 'Att se hur många som fick vänta länge, också när insatsen har kommit igång.',
    kinds: ['decisions', 'cases', 'other'],
    slots: ['decidedOn', 'executedOn'],
    build: (heading) => ({
      population: { allOf: [{ anyOf: [{ column: heading('executedOn'), operator: 'isNotEmpty' }] }] },
      limit: {
        kind: 'gap',
        from: heading('decidedOn'),
        to: heading('executedOn'),
        countsWaiting: false,
        limit: months(3),
      },
      conditions: EVERY_CASE,
    }),
  },
  {
    key: 'verkstallt-fore-beslut',
    name: 'Verkställt före beslutet',
    purpose: 'Att hitta datum i fel ordning. Ofta är det en felskrivning, ibland en insats utan beslut.',
    kinds: ['decisions'],
    slots: ['decidedOn', 'executedOn'],
    build: (heading) => ({
      population: EVERY_CASE,
      limit: { kind: 'order', first: heading('decidedOn'), second: heading('executedOn') },
      conditions: EVERY_CASE,
    }),
  },
  {
    key: 'avslutat-men-aktivt',
    name: 'Avslutat men fortfarande aktivt',
    purpose: 'Att hitta ärenden som borde ha stängts: slutdatumet har gått, men statusen säger att de pågår.',
    kinds: ['placements', 'decisions', 'cases', 'plans', 'other'],
    slots: ['status', 'closedOn'],
    build: (heading) => ({
      population: { allOf: [{ anyOf: [{ column: heading('closedOn'), operator: 'isNotEmpty' }] }] },
      limit: {
        kind: 'age',
        columns: [heading('closedOn')],
        elseColumn: null,
        limit: { amount: 1, unit: 'days' },
      },
      conditions: {
        allOf: [{ anyOf: [{ column: heading('status'), operator: 'isNoneOf', values: CLOSED }] }],
      },
    }),
  },
  {
    key: 'plan-over-tolv-manader',
    name: 'Plan äldre än tolv månader',
    purpose: 'Att se vilka planer som inte har följts upp på länge.',
    kinds: ['plans'],
    slots: ['planOn'],
    build: (heading) => ({
      population: EVERY_CASE,
      limit: { kind: 'age', columns: [heading('planOn')], elseColumn: null, limit: months(12) },
      conditions: EVERY_CASE,
    }),
  },
  {
    key: 'klagomal-obesvarat',
    name: 'Klagomål obesvarat efter fyra veckor',
    purpose: 'Att se vilka som väntar på svar på sitt klagomål.',
    kinds: ['complaints'],
    slots: ['answeredOn', 'receivedOn'],
    build: (heading) => ({
      population: { allOf: [begun(heading('receivedOn'))] },
      limit: {
        kind: 'age',
        columns: [heading('receivedOn')],
        elseColumn: null,
        limit: { amount: 4, unit: 'weeks' },
      },
      conditions: { allOf: [notEnded(heading('answeredOn'))] },
    }),
  },
  {
    key: 'oppet-over-fyra-manader',
    name: 'Öppet längre än fyra månader',
    purpose: 'Att se vilka ärenden eller utredningar som har pågått längre än fyra månader.',
    kinds: ['cases'],
    slots: ['closedOn', 'startedOn'],
    build: (heading) => ({
      population: ongoing(heading('startedOn'), heading('closedOn')),
      limit: { kind: 'age', columns: [heading('startedOn')], elseColumn: null, limit: months(4) },
      conditions: EVERY_CASE,
    }),
  },
  {
    key: 'slut-fore-start',
    name: 'Datum i fel ordning',
    purpose: 'Att hitta slutdatum som ligger före startdatum: ofta en felskrivning.',
    kinds: ['cases', 'plans', 'other'],
    slots: ['closedOn', 'startedOn'],
    build: (heading) => ({
      population: EVERY_CASE,
      limit: { kind: 'order', first: heading('startedOn'), second: heading('closedOn') },
      conditions: EVERY_CASE,
    }),
  },
  {
    key: 'handlaggare-saknas',
    name: 'Handläggare saknas eller är okänd',
    purpose: 'Att inget ärende ska stå utan någon som ansvarar för det.',
    kinds: [],
    slots: ['caseWorker'],
    build: (heading) => ({
      population: EVERY_CASE,
      limit: null,
      conditions: {
        allOf: [
          {
            anyOf: [
              { column: heading('caseWorker'), operator: 'isEmpty' },
              { column: heading('caseWorker'), operator: 'isOneOf', values: NOBODY },
            ],
          },
        ],
      },
    }),
  },
];

/** The template with this key, or undefined. */
export function findCheckTemplate(key: string): CheckTemplate | undefined {
  return CHECK_TEMPLATES.find((template) => template.key === key);
}
