import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { exportLexSarah } from '../server/export-lex-sarah.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  return workbookResponse(services, exportLexSarah(services, actor));
}
