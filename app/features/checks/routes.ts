import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const checkRoutes: RouteConfigEntry[] = [
  route('registerkontroller', 'features/checks/routes/checks.tsx'),
  route('registerkontroller/ny', 'features/checks/routes/new-check.tsx'),
  route('registerkontroller/rakna', 'features/checks/routes/count-cases.ts'),
  route('registerkontroller/:checkId', 'features/checks/routes/check.tsx'),
  route('registerkontroller/:checkId/redigera', 'features/checks/routes/edit-check.tsx'),
];
