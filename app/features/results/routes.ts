import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const resultRoutes: RouteConfigEntry[] = [
  route('omgangar/:roundId', 'features/results/routes/round.tsx'),
  route('omgangar/:roundId/samstammighet', 'features/results/routes/agreement.tsx'),
  route('omgangar/:roundId/text', 'features/results/routes/round-texts.tsx'),
  route('omgangar/:roundId/fordjupa', 'features/results/routes/deepen.tsx'),
  route('vinjetter', 'features/results/routes/vignettes.tsx'),
  route('vinjetter/ny', 'features/results/routes/new-vignette.tsx'),
  route('vinjetter/:roundId', 'features/results/routes/spread.tsx'),
  route('vinjetter/:roundId/mote', 'features/results/routes/spread-meeting.tsx'),
  route('vinjetter/:roundId/texter', 'features/results/routes/vignette-texts.tsx'),
  // The page of an action shows the figures of its follow-up round, so it lives here although actions are deviations'.
  route('atgarder/:actionId', 'features/results/routes/action.tsx'),
  route('atgarder/:actionId/uppfoljning', 'features/results/routes/follow-up.tsx'),
  route('resultat', 'features/results/routes/results.tsx'),
  route('resultat/kontrollera-fil', 'features/results/routes/check-file.tsx'),
  route('resultat/:roundId', 'features/results/routes/deidentified-result.tsx'),
];
