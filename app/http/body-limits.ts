import type { RequestHandler } from 'express';

/** Longest form: a whole checklist with comments is far below. */
const FORM_BYTES = 1_000_000;
/** Largest register file. A register of 100,000 rows and 18 columns is about 25 MB as CSV. */
const UPLOAD_BYTES = 64_000_000;

/** Refuses large bodies before anything reads them. A body must say how long it is. */
export const bodyLimits: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const length = Number(request.get('Content-Length') ?? Number.NaN);
  const isUpload = (request.get('Content-Type') ?? '').startsWith('multipart/form-data');
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
        ? 'Filen är för stor. Den får vara högst 64 MB. Inget har lästs in.'
        : 'Formuläret är för stort. Inget har sparats.',
    );
    return;
  }
  next();
};
