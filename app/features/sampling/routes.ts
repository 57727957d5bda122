import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const samplingRoutes: RouteConfigEntry[] = [
  route('kontrollera', 'features/sampling/routes/check-sample.tsx'),
];
