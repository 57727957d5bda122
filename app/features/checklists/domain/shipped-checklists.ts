import type { ChecklistDefinition } from './definition.ts';
import { generalChecklist } from './shipped-general.ts';
import { placedChildrenChecklist } from './shipped-placed-children.ts';
import { placedChildrenInDepthChecklist } from './shipped-placed-children-in-depth.ts';

/** The checklists that come with the program, published at start. */
export const shippedChecklists: readonly ChecklistDefinition[] = [
  placedChildrenChecklist,
  placedChildrenInDepthChecklist,
  generalChecklist,
];
