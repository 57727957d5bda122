import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportYear } from '../server/export-year.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';
import { yearFile } from '../server/year-file.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return yearFile(args, (services, actor, asked) =>
    workbookResponse(services, exportYear(services, actor, asked)),
  );
}
