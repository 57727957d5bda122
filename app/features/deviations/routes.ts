import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const deviationRoutes: RouteConfigEntry[] = [
  // Handing in a review makes deviations, so it lives here although its address is the review's.
  route('granskningar/:reviewId/lamna-in', 'features/deviations/routes/hand-in.tsx'),
  route('avvikelser', 'features/deviations/routes/deviations.tsx'),
  route('avvikelser/:deviationId', 'features/deviations/routes/deviation.tsx'),
];
