import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { hasDeidentifiedVersion } from '#app/features/results/server/deidentified-version.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPublishedReport } from '#db/queries/published-reports.server.ts';
import { readPublished } from './published-content.server.ts';
import { hashOfSecret } from './published-secret.server.ts';

/**
 * What a link opens, for anybody who has it. A wrong secret, one that is withdrawn, one that never was and one of a
 * round that nothing of may leave the unit any more are the same
 * 404, and nobody is asked who she is: nothing here depends on it.
 */
export function loadPublishedReport(services: Services, secret: string) {
  const found = findPublishedReport(services.db, hashOfSecret(secret));
  if (!found || !hasDeidentifiedVersion(services.db, found.roundId)) throw notFound();
  return { ...readPublished(found.content), publishedAt: found.publishedAt };
}
