import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const accountRoutes: RouteConfigEntry[] = [
  route('logga-in', 'features/accounts/routes/log-in.tsx'),
  route('logga-ut', 'features/accounts/routes/log-out.tsx'),
];
