import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPublishedReport } from '#db/queries/published-reports.server.ts';
import { readPublished } from './published-content.server.ts';
import { hashOfSecret } from './published-secret.server.ts';

/**
 * What a link opens, for anybody who has it. A wrong secret, one that is withdrawn and one that never was are the same
 * 404, and nobody is asked who she is: nothing here depends on it.
 */
export function loadPublishedReport(services: Services, secret: string) {
  const found = findPublishedReport(services.db, hashOfSecret(secret));
  if (!found) throw notFound();
  return { ...readPublished(found.content), publishedAt: found.publishedAt };
}
