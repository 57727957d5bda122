import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const accountRoutes: RouteConfigEntry[] = [
  route('logga-in', 'features/accounts/routes/log-in.tsx'),
  route('logga-ut', 'features/accounts/routes/log-out.tsx'),
  route('konto', 'features/accounts/routes/account.tsx'),
  route('organisation', 'features/accounts/routes/organisation.tsx'),
  route('organisation/enheter/:unitId', 'features/accounts/routes/unit.tsx'),
  route('organisation/personer', 'features/accounts/routes/people.tsx'),
  route('organisation/personer/ny', 'features/accounts/routes/new-person.tsx'),
  route('organisation/personer/:personId', 'features/accounts/routes/person.tsx'),
  route('logg', 'features/accounts/routes/audit-log.tsx'),
];
