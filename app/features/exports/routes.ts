import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const exportRoutes: RouteConfigEntry[] = [
  route('omgangar/:roundId/resultat.xlsx', 'features/exports/routes/round-workbook.ts'),
  route('avvikelser/export.xlsx', 'features/exports/routes/deviations-workbook.ts'),
];
