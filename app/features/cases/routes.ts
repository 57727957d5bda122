import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const caseRoutes: RouteConfigEntry[] = [
  route('register', 'features/cases/routes/registers.tsx'),
  route('register/ny', 'features/cases/routes/new-register.tsx'),
  route('register/namn', 'features/cases/routes/names.tsx'),
  route('register/:registerId', 'features/cases/routes/register.tsx'),
  route('register/:registerId/inlasning', 'features/cases/routes/upload.tsx'),
  route('register/:registerId/inlasningar/:importId', 'features/cases/routes/import.tsx'),
  route('register/:registerId/inlasningar/:importId/angra', 'features/cases/routes/undo-import.tsx'),
  route('register/:registerId/installningar', 'features/cases/routes/register-settings.tsx'),
  route('register/:registerId/namn', 'features/cases/routes/register-names.tsx'),
  route('register/:registerId/arenden/:caseId', 'features/cases/routes/case.tsx'),
];
