import { type Actor, holdsAnyOf, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import { hasDeidentifiedVersion } from '#app/features/results/server/deidentified-version.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listInWords } from '#app/shared/text/format.ts';
import {
  SEARCH_LIMIT,
  searchCases,
  searchControls,
  searchDeviations,
  searchReviews,
  searchRounds,
} from '#db/queries/search.server.ts';

/** Everything the person may see that holds the text: each kind within the scope of its own action. */
export function searchEverywhere({ db }: Services, actor: Actor, typed: string) {
  const text = typed.normalize('NFC').trim().replace(/\s+/g, ' ').slice(0, 100);
  const findsCases =
    scopeOf(actor, 'case.read').unitIds.length > 0 || holdsAnyOf(actor, ['reviewer', 'external']);
  if (text === '') return { text, groups: [], findsCases };
  const readsRounds = scopeOf(actor, 'round.read');
  const readsResults = scopeOf(actor, 'result.readDeidentified');
  const internal = new Set(readsRounds.unitIds);
  const groups = [
    group(
      'Ärenden',
      searchCases(db, scopeOf(actor, 'case.read'), text).map((found) => ({
        to: `/register/${found.registerId}/arenden/${found.id}`,
        label: found.key,
        note: `${found.registerName}, ${found.unitName}${found.isGone ? ', finns inte längre i registret' : ''}`,
      })),
    ),
    group(
      'Granskningar',
      searchReviews(db, reviewReachOf(actor), text).map((found) => ({
        to: `/granskningar/${found.id}`,
        label: found.caseKey,
        note: `${whoseReview(found)}${found.controlName}, ${found.roundName}`,
      })),
    ),
    group(
      'Avvikelser',
      searchDeviations(db, deviationReachOf(actor), text).map((found) => ({
        to: `/avvikelser/${found.id}`,
        label: found.number,
        note: found.caseKey === '' ? found.title : `${found.title}, ärende ${found.caseKey}`,
      })),
    ),
    group(
      'Kontroller',
      searchControls(db, scopeOf(actor, 'control.read'), text).map((found) => ({
        to: `/kontroller/${found.id}`,
        label: found.name,
        note: found.unitName,
      })),
    ),
    group(
      'Omgångar',
      [
        ...searchRounds(db, readsRounds, text, false),
        ...searchRounds(db, readsResults, text, true).filter(
          (found) => !internal.has(found.unitId) && hasDeidentifiedVersion(db, found.id),
        ),
      ].map((found) => ({
        to: internal.has(found.unitId) ? `/omgangar/${found.id}` : `/resultat/${found.id}`,
        label: found.name,
        note: found.finalNumber ? `${found.controlName}, fastställd ${found.finalNumber}` : found.controlName,
      })),
    ),
  ];
  return { text, groups: groups.filter(({ hits }) => hits.length > 0), findsCases };
}

/** Whose answers it is, so that the answers of several and what they agreed on are told apart. */
function whoseReview({
  agreedByNames,
  reviewerName,
}: {
  agreedByNames: string[];
  reviewerName: string | null;
}): string {
  if (agreedByNames.length > 0) return `Gemensamt svar, ${listInWords(agreedByNames)}. `;
  return reviewerName === null ? '' : `${reviewerName}. `;
}

type Hit = { to: string; label: string; note: string };

const group = (title: string, hits: Hit[]) => ({ title, hits, isCut: hits.length >= SEARCH_LIMIT });
