import type { ChecklistDefinition } from './definition.ts';
import { childInvestigationChecklist } from './shipped-child-investigation.ts';
import { documentationChecklist } from './shipped-documentation.ts';
import { elderDecisionChecklist } from './shipped-elder-decision.ts';
import { generalChecklist } from './shipped-general.ts';
import { grantedTimeChecklist } from './shipped-granted-time.ts';
import { internalControlChecklist } from './shipped-internal-control.ts';
import { lssPlanChecklist } from './shipped-lss-plan.ts';
import { placedChildrenChecklist } from './shipped-placed-children.ts';
import { placedChildrenInDepthChecklist } from './shipped-placed-children-in-depth.ts';
import { robotDecisionChecklist } from './shipped-robot-decision.ts';
import { sipChecklist } from './shipped-sip.ts';
import { supportLevelChecklist } from './shipped-support-level.ts';
import { vignetteChecklist } from './shipped-vignette.ts';

/** The checklists that come with the program, published at start. */
export const shippedChecklists: readonly ChecklistDefinition[] = [
  placedChildrenChecklist,
  placedChildrenInDepthChecklist,
  childInvestigationChecklist,
  robotDecisionChecklist,
  sipChecklist,
  vignetteChecklist,
  elderDecisionChecklist,
  grantedTimeChecklist,
  lssPlanChecklist,
  supportLevelChecklist,
  documentationChecklist,
  internalControlChecklist,
  generalChecklist,
];
