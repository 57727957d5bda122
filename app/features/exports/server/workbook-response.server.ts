import { PassThrough, Writable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { download } from '#app/shared/server/download.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Workbook } from './export-round.server.ts';
import { writeWorkbook } from './write-workbook.server.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The workbook as a download that is written while it is read. */
export function workbookResponse(services: Services, workbook: Workbook): Response {
  const stream = new PassThrough();
  // The reader may go away at any time; what is left unwritten is then nobody's concern.
  stream.on('error', () => {});
  write(services, workbook, stream).catch((error: unknown) => {
    if (stream.destroyed) return;
    services.log.error({ err: error }, 'workbook could not be written');
    stream.destroy(error instanceof Error ? error : new Error('workbook could not be written'));
  });
  return workbookDownload(workbook, createReadableStreamFromReadable(stream));
}

/** The workbook as it is saved on disk. */
export async function workbookBytes(services: Services, workbook: Workbook): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await write(services, workbook, stream);
  return Buffer.concat(chunks);
}

export function workbookDownload({ fileName }: Pick<Workbook, 'fileName'>, body: BodyInit): Response {
  return download(body, { fileName, contentType: XLSX });
}

async function write(services: Services, workbook: Workbook, stream: Writable): Promise<void> {
  const { title, createdAt = services.now(), sheets, onRead = () => {} } = workbook;
  try {
    await writeWorkbook(stream, untilRead(sheets, onRead), { title, createdAt });
  } finally {
    onRead();
  }
}

/** Says when the last row has been asked for, or the writer has given up: a reader who has gone is then waited for in vain. */
function* untilRead(sheets: readonly Sheet[], onRead: () => void): Generator<Sheet> {
  try {
    yield* sheets;
  } finally {
    onRead();
  }
}
