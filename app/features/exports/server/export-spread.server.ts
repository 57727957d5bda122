import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { openSpread } from '#app/features/results/server/load-spread.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findConclusion } from '#db/queries/spread.server.ts';
import type { Workbook } from './export-round.server.ts';
import { fileOrigin } from './load-round-export.server.ts';
import {
  spreadAboutSheet,
  spreadSheet,
  spreadTextsSheet,
  spreadWordsSheet,
} from './sheets/spread-sheets.server.ts';

/**
 * How a round of vignettes was answered, as a file: never with names, whatever the group has chosen to show on the page.
 * 404 and 403 as for the page; 404 too before the answers are open.
 */
export function exportSpread(services: Services, actor: Actor, roundId: RoundId): Workbook {
  const spread = openSpread(services, actor, roundId, 'round.spreadExported');
  if (!spread) throw notFound();
  const { round } = spread.access;
  return {
    // Numbers only: a name that somebody has typed could name a person.
    fileName: `Vinjett ${roundId} ${round.referenceOn} spridning.xlsx`,
    title: round.name,
    sheets: [
      spreadSheet(spread),
      spreadWordsSheet(spread),
      spreadTextsSheet(spread),
      spreadAboutSheet(spread, findConclusion(services.db, roundId)?.text ?? '', fileOrigin(services, actor)),
    ],
  };
}
