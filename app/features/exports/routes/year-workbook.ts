import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { readYearAddress } from '#app/features/plans/forms/year-address.ts';
import { readVersion } from '../forms/export-version.ts';
import { exportYear } from '../server/export-year.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { searchParams } = new URL(args.request.url);
  const asked = readYearAddress(args.params.year, searchParams);
  if (!asked) throw notFound();
  const version = readVersion(searchParams);
  if (!version) return new Response(null, { status: 400 });
  const { services } = args.context;
  return workbookResponse(services, exportYear(services, actor, { ...asked, version }));
}
