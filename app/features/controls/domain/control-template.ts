import type { FilterGroup, FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { ControlKind, RegisterKind, Rhythm } from '#app/shared/domain/vocabulary.ts';
import { CASE_CONTROLS } from './ready-case-controls.ts';
import { DECISION_CONTROLS } from './ready-controls.ts';
import { OTHER_CONTROLS } from './ready-other-controls.ts';
import { PLACEMENT_CONTROLS } from './ready-placement-controls.ts';
import type { ReviewProcedure } from './review-procedure.ts';

/** A ready control to begin from. Everything in it can be changed in the form. */
export type ControlTemplate = {
  readonly key: string;
  readonly name: string;
  /** When it fits, for the list of templates. */
  readonly description: string;
  readonly purpose: string;
  readonly kind: ControlKind;
  readonly rhythm: Rhythm;
  readonly registerKind: RegisterKind;
  readonly checklistKey: string;
  readonly filter: FrameFilter & { readonly allOf: readonly FilterGroup[] };
  readonly design: SampleDesign;
  readonly reviewDays: number;
  /** How the reviewing is done; without it one reviewer a case. */
  readonly procedure?: ReviewProcedure;
};

const PLACED_CHILDREN: ControlTemplate = {
  key: 'placerade-barn-halvar',
  name: 'Placerade barn, halvårskontroll',
  description:
    'Tio pågående placeringar dras slumpvis, minst en på HVB, stödboende eller SiS. Två gånger om året.',
  purpose:
    'Att se om placerade barns vård övervägs eller omprövas i tid, om barnen kommer till tals och om vårdplan ' +
    'och genomförandeplan är aktuella.',
  kind: 'selfControl',
  rhythm: 'halfYear',
  registerKind: 'placements',
  checklistKey: 'placerade-barn-halvar',
  filter: {
    allOf: [
      { anyOf: [{ column: 'Placering fr.o.m.', operator: 'isOnOrBefore', than: 'referenceDate' }] },
      { anyOf: [{ column: 'Placering t.o.m.', operator: 'isEmpty' }] },
    ],
  },
  design: {
    allocation: { kind: 'whole', size: 10 },
    quotas: [{ attribute: 'Placeringsform', values: ['HVB', 'Stödboende', 'SiS-institution'], minimum: 1 }],
  },
  reviewDays: 30,
};

/** The one that the program began with comes first; the others by what their register holds. */
export const CONTROL_TEMPLATES: readonly ControlTemplate[] = [
  PLACED_CHILDREN,
  ...PLACEMENT_CONTROLS,
  ...DECISION_CONTROLS,
  ...CASE_CONTROLS,
  ...OTHER_CONTROLS,
];

/** The template with this key, or undefined. */
export function findTemplate(key: string): ControlTemplate | undefined {
  return CONTROL_TEMPLATES.find((template) => template.key === key);
}
