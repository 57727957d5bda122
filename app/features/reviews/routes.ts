import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const reviewRoutes: RouteConfigEntry[] = [
  route('granskningar', 'features/reviews/routes/my-reviews.tsx'),
  route('granskningar/att-godkanna', 'features/reviews/routes/to-approve.tsx'),
  route('granskningar/:reviewId', 'features/reviews/routes/review.tsx'),
  route('granskningar/:reviewId/kommentarer', 'features/reviews/routes/comment.ts'),
  route('granskningar/:reviewId/skicka-tillbaka', 'features/reviews/routes/return-review.ts'),
  route('granskningar/:reviewId/svar', 'features/reviews/routes/save-answer.ts'),
  route('granskningar/:reviewId/enas', 'features/reviews/routes/agree.tsx'),
  route('granskningar/:reviewId/jav', 'features/reviews/routes/declare-conflict.ts'),
  route('granskningar/:reviewId/oppna', 'features/reviews/routes/reopen-review.ts'),
  route('granskningar/:reviewId/lamna-over', 'features/reviews/routes/hand-over.ts'),
  route('omgangar/:roundId/tabell', 'features/reviews/routes/grid.tsx'),
  route('omgangar/:roundId/tabell/svar', 'features/reviews/routes/grid-answers.ts'),
  route('register/:registerId/arenden/:caseId/granska', 'features/reviews/routes/review-on-cause.tsx'),
  route('omgangar/:roundId/fordela', 'features/reviews/routes/share-out.tsx'),
  route('omgangar/:roundId/lamna-over/:personId', 'features/reviews/routes/hand-over-all.tsx'),
  route('omgangar/:roundId/fordela-for-hand', 'features/reviews/routes/share-by-hand.tsx'),
  route('omgangar/:roundId/laget', 'features/reviews/routes/round-progress.tsx'),
  route('omgangar/:roundId/paminn', 'features/reviews/routes/remind.tsx'),
  route('granskningar/paminnelser/:reminderId/dolj', 'features/reviews/routes/hide-reminder.ts'),
];
