import type { RouteConfig } from '@remix-run/route-config';
import { accountRoutes } from './features/accounts/routes.ts';
import { caseRoutes } from './features/cases/routes.ts';
import { checklistRoutes } from './features/checklists/routes.ts';
import { checkRoutes } from './features/checks/routes.ts';
import { controlRoutes } from './features/controls/routes.ts';
import { deviationRoutes } from './features/deviations/routes.ts';
import { exportRoutes } from './features/exports/routes.ts';
import { homeRoutes } from './features/home/routes.ts';
import { planRoutes } from './features/plans/routes.ts';
import { resultRoutes } from './features/results/routes.ts';
import { reviewRoutes } from './features/reviews/routes.ts';
import { samplingRoutes } from './features/sampling/routes.ts';

// Each feature lists its own addresses; this file only puts the lists together.
export default [
  ...accountRoutes,
  ...caseRoutes,
  ...checklistRoutes,
  ...samplingRoutes,
  ...controlRoutes,
  ...checkRoutes,
  ...reviewRoutes,
  ...deviationRoutes,
  ...resultRoutes,
  ...planRoutes,
  ...exportRoutes,
  ...homeRoutes,
] satisfies RouteConfig;
