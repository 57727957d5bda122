import { index, type RouteConfigEntry, route } from '@remix-run/route-config';

/** The last feature: what gathers the others, so that none of them has to know of it. */
export const homeRoutes: RouteConfigEntry[] = [
  index('features/home/routes/home.tsx'),
  route('start', 'features/home/routes/start.tsx'),
  route('sok', 'features/home/routes/search.tsx'),
  route('organisation/e-post', 'features/home/routes/mail.tsx'),
  route('*', 'features/home/routes/not-found.tsx'),
];
