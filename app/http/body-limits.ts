import type { RequestHandler } from 'express';
import { FILE_LIMITS } from '#app/features/cases/domain/file-problem.ts';
import { TEMPLATE_LIMITS } from '#app/features/exports/domain/template-problem.ts';

/** Longest form: a whole checklist with comments is far below. */
const FORM_BYTES = 1_000_000;
/** What a form is besides its file. */
const BESIDES_FILE_BYTES = 64 * 1024;
/**
 * The pages that take large files, asked for by a browser with scripts (.data) or without, and the largest file of each in
 * megabytes. The page and the reader say the same limit.
 */
const UPLOADS = [
  {
    path: /^\/(?:register\/\d{1,15}\/inlasning|resultat\/kontrollera-fil)(?:\.data|\/)?$/,
    megabytes: FILE_LIMITS.megabytes,
  },
  { path: /^\/organisation\/rapportmall(?:\.data|\/)?$/, megabytes: TEMPLATE_LIMITS.megabytes },
];

/** Refuses large bodies before anything reads them, and before anybody is asked who it is. A body must say how long it is. */
export const bodyLimits: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const length = Number(request.get('Content-Length') ?? Number.NaN);
  const isFile = (request.get('Content-Type') ?? '').startsWith('multipart/form-data');
  const upload = isFile ? UPLOADS.find(({ path }) => path.test(request.path)) : undefined;
  const most = upload ? upload.megabytes * 1024 * 1024 + BESIDES_FILE_BYTES : FORM_BYTES;
  if (Number.isNaN(length)) {
    response
      .status(411)
      .type('text/plain; charset=utf-8')
      .send('Begäran saknar uppgift om längd. Inget har sparats.');
    return;
  }
  if (length > most) {
    response.status(413).type('text/plain; charset=utf-8');
    response.send(
      upload
        ? `Filen är för stor. Den får vara högst ${upload.megabytes} MB. Inget har lästs in.`
        : 'Formuläret är för stort. Inget har sparats.',
    );
    return;
  }
  next();
};
