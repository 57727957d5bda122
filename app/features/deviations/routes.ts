import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const deviationRoutes: RouteConfigEntry[] = [
  // Handing in and approving a review make deviations, so they live here although their addresses are the review's.
  route('granskningar/:reviewId/lamna-in', 'features/deviations/routes/hand-in.tsx'),
  route('granskningar/:reviewId/godkann', 'features/deviations/routes/approve.ts'),
  route('omgangar/:roundId/tabell/lamna-in', 'features/deviations/routes/hand-in-grid.tsx'),
  route('avvikelser', 'features/deviations/routes/deviations.tsx'),
  route('avvikelser/ny', 'features/deviations/routes/new-deviation.tsx'),
  route('avvikelser/typer', 'features/deviations/routes/types.tsx'),
  route('avvikelser/ansvariga', 'features/deviations/routes/responsibles.tsx'),
  route('atgarder', 'features/deviations/routes/actions.tsx'),
  route('atgarder/ny', 'features/deviations/routes/new-action.tsx'),
  route('atgarder/plan', 'features/deviations/routes/action-plan.tsx'),
  route('lex-sarah', 'features/deviations/routes/lex-sarah.tsx'),
  route('avvikelser/system', 'features/deviations/routes/receiving-systems.tsx'),
  route('avvikelser/system/:systemId', 'features/deviations/routes/receiving-system.tsx'),
  route('avvikelser/:deviationId/lex-sarah', 'features/deviations/routes/lex-sarah-matter.tsx'),
  route('avvikelser/:deviationId', 'features/deviations/routes/deviation.tsx'),
];
