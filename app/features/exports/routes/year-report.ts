import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportYearReport } from '../server/export-year.server.ts';
import { wordResponse } from '../server/word/write-word.server.ts';
import { yearFile } from '../server/year-file.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return yearFile(args, (services, actor, asked) =>
    wordResponse(services, exportYearReport(services, actor, asked)),
  );
}
