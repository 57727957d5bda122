import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import type { Services } from '#app/shared/server/services.ts';
import type { Workbook } from './export-round.server.ts';
import { writeWorkbook } from './write-workbook.server.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The workbook as a download that is written while it is read. The HTTP entry adds that nobody may store it. */
export function workbookResponse(services: Services, workbook: Workbook): Response {
  const stream = new PassThrough();
  // The reader may go away at any time; what is left unwritten is then nobody's concern.
  stream.on('error', () => {});
  writeWorkbook(stream, workbook.sheets, { title: workbook.title, createdAt: services.now() }).catch(
    (error: unknown) => {
      if (stream.destroyed) return;
      services.log.error({ err: error }, 'workbook could not be written');
      stream.destroy(error instanceof Error ? error : new Error('workbook could not be written'));
    },
  );
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      'Content-Type': XLSX,
      'Content-Disposition': contentDisposition(workbook.fileName),
    },
  });
}

/** A plain name for old readers and the real one in UTF-8 (RFC 6266, RFC 8187). */
export function contentDisposition(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
