import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { readYearAddress } from '#app/features/plans/forms/year-address.ts';
import type { Services } from '#app/shared/server/services.ts';
import { readVersion } from '../forms/export-version.ts';
import type { AskedFile } from './export-year.server.ts';

/** A file of the year that the address asks for. 404 for what is no year, 400 where the version is not said. */
export async function yearFile(
  { context, params, request }: LoaderFunctionArgs,
  respond: (services: Services, actor: Actor, asked: AskedFile) => Response | Promise<Response>,
): Promise<Response> {
  const actor = await requireActor({ context, request });
  const { searchParams } = new URL(request.url);
  const asked = readYearAddress(params['year'], searchParams);
  if (!asked) throw notFound();
  const version = readVersion(searchParams);
  if (!version) return new Response(null, { status: 400 });
  return respond(context.services, actor, { ...asked, version });
}
