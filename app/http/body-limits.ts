import type { RequestHandler } from 'express';
import { FILE_LIMITS } from '#app/features/cases/domain/file-problem.ts';

/** Longest form: a whole checklist with comments is far below. */
const FORM_BYTES = 1_000_000;
/** The largest register file, and what a form is besides its file. The page and the reader say the same limit. */
const UPLOAD_BYTES = FILE_LIMITS.megabytes * 1024 * 1024 + 64 * 1024;
/** The pages that take large files, asked for by a browser with scripts (.data) or without. */
const UPLOAD_PATH =
  /^\/(?:register\/\d{1,15}\/inlasning|resultat\/kontrollera-fil|organisation\/rapportmall)(?:\.data|\/)?$/;

/** Refuses large bodies before anything reads them, and before anybody is asked who it is. A body must say how long it is. */
export const bodyLimits: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const length = Number(request.get('Content-Length') ?? Number.NaN);
  const isFile = (request.get('Content-Type') ?? '').startsWith('multipart/form-data');
  const isUpload = isFile && UPLOAD_PATH.test(request.path);
  if (Number.isNaN(length)) {
    response
      .status(411)
      .type('text/plain; charset=utf-8')
      .send('Begäran saknar uppgift om längd. Inget har sparats.');
    return;
  }
  if (length > (isUpload ? UPLOAD_BYTES : FORM_BYTES)) {
    response.status(413).type('text/plain; charset=utf-8');
    response.send(
      isUpload
        ? `Filen är för stor. Den får vara högst ${FILE_LIMITS.megabytes} MB. Inget har lästs in.`
        : 'Formuläret är för stort. Inget har sparats.',
    );
    return;
  }
  next();
};
