import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const caseRoutes: RouteConfigEntry[] = [
  route('register', 'features/cases/routes/registers.tsx'),
  route('register/ny', 'features/cases/routes/new-register.tsx'),
  route('register/:registerId', 'features/cases/routes/register.tsx'),
  route('register/:registerId/inlasning', 'features/cases/routes/upload.tsx'),
  route('register/:registerId/inlasningar/:importId', 'features/cases/routes/import.tsx'),
  route('register/:registerId/arenden/:caseId', 'features/cases/routes/case.tsx'),
];
