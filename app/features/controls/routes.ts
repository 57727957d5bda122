import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const controlRoutes: RouteConfigEntry[] = [
  route('kontroller', 'features/controls/routes/controls.tsx'),
  route('kontroller/ny', 'features/controls/routes/new-control.tsx'),
  route('kontroller/:controlId', 'features/controls/routes/control.tsx'),
  route('kontroller/:controlId/redigera', 'features/controls/routes/edit-control.tsx'),
  route('kontroller/:controlId/omgangar/ny', 'features/controls/routes/new-round.tsx'),
  route('lasta-fron', 'features/controls/routes/locked-seeds.tsx'),
  route('omgangar/:roundId/frys', 'features/controls/routes/freeze.tsx'),
  route('omgangar/:roundId/ta-bort', 'features/controls/routes/remove-round.ts'),
  route('omgangar/:roundId/dra', 'features/controls/routes/draw.tsx'),
  route('omgangar/:roundId/fro', 'features/controls/routes/seed-meeting.tsx'),
  route('omgangar/:roundId/utoka', 'features/controls/routes/extend.tsx'),
  route('omgangar/:roundId/varfor', 'features/controls/routes/why-case.tsx'),
  route('omgangar/:roundId/urval', 'features/controls/routes/choices.tsx'),
  route('omgangar/:roundId/valj', 'features/controls/routes/own-choice.tsx'),
  route('omgangar/:roundId/ersatt', 'features/controls/routes/replace.tsx'),
  route('omgangar/:roundId/granskare', 'features/controls/routes/round-reviewers.tsx'),
  route('omgangar/:roundId/protokoll', 'features/controls/routes/protocol.tsx'),
  route('omgangar/:roundId/urvalsram.csv', 'features/controls/routes/frame-file.ts'),
  route('omgangar/:roundId/protokoll.json', 'features/controls/routes/protocol-file.ts'),
  route('omgangar/:roundId/kontrollnyckel.json', 'features/controls/routes/control-key-file.ts'),
];
