import { type CheckTemplate, EVERY_CASE, ongoing } from './check-template.ts';

const months = (amount: number) => ({ amount, unit: 'months' }) as const;

/** Ready checks for registers of placements. Only what goes on at the reference date is looked at. */
export const PLACEMENT_CHECKS: readonly CheckTemplate[] = [
  {
    key: 'overvagande-over-sex-manader',
    name: 'Övervägande äldre än sex månader',
    purpose:
      'Att vården av varje placerat barn övervägs eller omprövas i tid. Vård enligt 2 § LVU övervägs minst en gång var sjätte månad och vård enligt 3 § LVU omprövas inom sex månader (LVU 13 §). Finns inget övervägande räknas från placeringens början.',
    kinds: ['placements'],
    slots: ['consideration', 'earlierConsideration', 'placementStart', 'placementEnd'],
    build: (heading, has) => ({
      population: ongoing(heading('placementStart'), heading('placementEnd')),
      limit: {
        kind: 'age',
        // The earlier one too: on a day before the latest, it is the one that counts.
        columns: [
          heading('consideration'),
          ...(has('earlierConsideration') ? [heading('earlierConsideration')] : []),
        ],
        elseColumn: heading('placementStart'),
        limit: months(6),
      },
      conditions: EVERY_CASE,
    }),
  },
  {
    key: 'genomforandeplan-over-tolv-manader',
    name: 'Genomförandeplan äldre än tolv månader',
    purpose:
      'Att varje placerat barn har en genomförandeplan som är upprättad eller reviderad det senaste året.',
    kinds: ['placements', 'plans'],
    slots: ['implementationPlanRevised', 'implementationPlan', 'placementStart', 'placementEnd'],
    build: (heading, has) => ({
      population: ongoing(heading('placementStart'), heading('placementEnd')),
      limit: {
        kind: 'age',
        columns: [
          heading('implementationPlan'),
          ...(has('implementationPlanRevised') ? [heading('implementationPlanRevised')] : []),
        ],
        elseColumn: null,
        limit: months(12),
      },
      conditions: EVERY_CASE,
    }),
  },
  {
    key: 'vardplan-saknas',
    name: 'Vårdplan saknas',
    purpose: 'Att varje placerat barn har en vårdplan.',
    kinds: ['placements'],
    slots: ['carePlan', 'placementStart', 'placementEnd'],
    build: (heading) => ({
      population: ongoing(heading('placementStart'), heading('placementEnd')),
      limit: null,
      conditions: { allOf: [{ anyOf: [{ column: heading('carePlan'), operator: 'isEmpty' }] }] },
    }),
  },
  {
    key: 'genomforandeplan-saknas',
    name: 'Genomförandeplan saknas',
    purpose: 'Att varje placerat barn har en genomförandeplan.',
    kinds: ['placements'],
    slots: ['implementationPlanRevised', 'implementationPlan', 'placementStart', 'placementEnd'],
    build: (heading) => ({
      population: ongoing(heading('placementStart'), heading('placementEnd')),
      limit: null,
      conditions: { allOf: [{ anyOf: [{ column: heading('implementationPlan'), operator: 'isEmpty' }] }] },
    }),
  },
  {
    key: 'placering-over-tva-ar',
    name: 'Placering över två år utan reviderad genomförandeplan',
    purpose: 'Att långa placeringar följs upp: planen ska ha setts över sedan placeringen började.',
    kinds: ['placements'],
    slots: ['implementationPlanRevised', 'implementationPlan', 'placementStart', 'placementEnd'],
    build: (heading, has) => ({
      population: ongoing(heading('placementStart'), heading('placementEnd')),
      limit: { kind: 'age', columns: [heading('placementStart')], elseColumn: null, limit: months(24) },
      conditions: has('implementationPlanRevised')
        ? { allOf: [{ anyOf: [{ column: heading('implementationPlanRevised'), operator: 'isEmpty' }] }] }
        : EVERY_CASE,
    }),
  },
  {
    key: 'placering-slut-fore-start',
    name: 'Placeringens datum i fel ordning',
    purpose: 'Att hitta placeringar vars slut ligger före deras början: ofta en felskrivning.',
    kinds: ['placements'],
    slots: ['placementEnd', 'placementStart'],
    build: (heading) => ({
      population: EVERY_CASE,
      limit: { kind: 'order', first: heading('placementStart'), second: heading('placementEnd') },
      conditions: EVERY_CASE,
    }),
  },
];
