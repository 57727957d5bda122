import type { LoaderFunctionArgs } from '@remix-run/node';
import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import {
  notFound,
  requireActor,
  requireAnyRole,
} from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { exchangeVersion } from '#app/features/checklists/server/exchange-export.server.ts';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import { jsonDownload } from '#app/shared/server/download.server.ts';

/** A published version as a file: no case stands in it, so that whoever may read the version may take it along. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, REVIEWING_ROLES);
  const versionId = requireIdParam<ChecklistVersionId>(args.params, 'versionId');
  const exchanged = exchangeVersion(args.context.services.db, versionId);
  if (!exchanged) throw notFound();
  return jsonDownload(exchanged.file, exchanged.fileName);
}
