import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const resultRoutes: RouteConfigEntry[] = [
  route('omgangar/:roundId', 'features/results/routes/round.tsx'),
  route('omgangar/:roundId/fordjupa', 'features/results/routes/deepen.tsx'),
  route('resultat', 'features/results/routes/results.tsx'),
  route('resultat/:roundId', 'features/results/routes/deidentified-result.tsx'),
];
