import type { ControlTemplate } from './control-template.ts';

/** Used where a control has no checklist of its own. */
const GENERAL = 'allman-aktgranskning';
const selfControl = { kind: 'selfControl', checklistKey: GENERAL, reviewDays: 30 } as const;
const monthsBefore = (months: number) => ({ months, direction: 'before' }) as const;

/** Ready controls on placements besides the half-yearly one. */
export const PLACEMENT_CONTROLS: readonly ControlTemplate[] = [
  {
    ...selfControl,
    key: 'nivabedomning',
    checklistKey: 'nivabedomning',
    name: 'Nivåbedömning av nya placeringar',
    description: 'Alla placeringar som började för mellan tre och nio månader sedan. Ingenting lottas.',
    purpose:
      'Att se om nivån är uppföljd när tre månader har gått, och hur många som har gått upp, ner eller är kvar. Gruppen ' +
      'går igenom resultatet tillsammans.',
    rhythm: 'halfYear',
    registerKind: 'placements',
    filter: {
      allOf: [
        {
          anyOf: [
            {
              column: 'Placering fr.o.m.',
              operator: 'isBetweenDates',
              from: monthsBefore(9),
              to: monthsBefore(3),
            },
          ],
        },
      ],
    },
    design: { allocation: { kind: 'census' }, quotas: [] },
  },
  {
    ...selfControl,
    key: 'sammanbrott',
    name: 'Oplanerade avslut av placeringar',
    description: 'Alla placeringar som har avslutats oplanerat det senaste halvåret.',
    purpose: 'Att se om det är analyserat varför placeringen bröt samman.',
    rhythm: 'halfYear',
    registerKind: 'placements',
    filter: {
      allOf: [
        { anyOf: [{ column: 'Avslutsorsak', operator: 'contains', value: 'sammanbrott' }] },
        {
          anyOf: [
            {
              column: 'Placering t.o.m.',
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
