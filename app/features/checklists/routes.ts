import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const checklistRoutes: RouteConfigEntry[] = [
  route('checklistor', 'features/checklists/routes/checklists.tsx'),
  route('checklistor/:versionId', 'features/checklists/routes/checklist-version.tsx'),
];
