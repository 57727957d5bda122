import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const planRoutes: RouteConfigEntry[] = [
  route('planer', 'features/plans/routes/plans.tsx'),
  route('planer/ny', 'features/plans/routes/new-plan.tsx'),
  route('planer/:planId', 'features/plans/routes/plan.tsx'),
  route('planer/:planId/sammanfattning', 'features/plans/routes/plan-summary.tsx'),
  route('planer/:planId/rader/ny', 'features/plans/routes/new-item.tsx'),
  route('planer/:planId/rader/:itemId', 'features/plans/routes/edit-item.tsx'),
  route('planer/:planId/tillfallen/:occasionId', 'features/plans/routes/occasion.tsx'),
  route('aret', 'features/plans/routes/year-now.ts'),
  route('aret/:year', 'features/plans/routes/year.tsx'),
  route('aret/:year/siffror', 'features/plans/routes/year-figures.tsx'),
  route('arshjul', 'features/plans/routes/year-wheel.tsx'),
  route('arshjul/punkter/:entryId', 'features/plans/routes/wheel-entry.tsx'),
  route('arshjul.ics', 'features/plans/routes/calendar.ts'),
];
