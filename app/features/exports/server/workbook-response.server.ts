import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { download } from '#app/shared/server/download.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Workbook } from './export-round.server.ts';
import { recordingStream } from './record-report-file.server.ts';
import { writeWorkbook } from './write-workbook.server.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The workbook as a download that is written while it is read. */
export function workbookResponse(services: Services, workbook: Workbook): Response {
  const { title, createdAt = services.now(), reportFile } = workbook;
  const stream = reportFile ? recordingStream(services, reportFile) : new PassThrough();
  // The reader may go away at any time; what is left unwritten is then nobody's concern.
  stream.on('error', () => {});
  writeWorkbook(stream, workbook.sheets, { title, createdAt }).catch((error: unknown) => {
    if (stream.destroyed) return;
    services.log.error({ err: error }, 'workbook could not be written');
    stream.destroy(error instanceof Error ? error : new Error('workbook could not be written'));
  });
  return download(createReadableStreamFromReadable(stream), {
    fileName: workbook.fileName,
    contentType: XLSX,
  });
}
