/** A file to save. The HTTP entry adds that nobody may store it on the way. */
export function download(
  body: BodyInit,
  { fileName, contentType }: { fileName: string; contentType: string },
): Response {
  const headers = { 'Content-Type': contentType, 'Content-Disposition': contentDisposition(fileName) };
  return new Response(body, { headers });
}

/** A value as a JSON file that a person can read too. */
export function jsonDownload(value: unknown, fileName: string): Response {
  const contentType = 'application/json; charset=utf-8';
  return download(`${JSON.stringify(value, null, 2)}\n`, { fileName, contentType });
}

/**
 * A plain name for old readers and the real one in UTF-8 (RFC 6266, RFC 8187). What no file can be called, as the oblique
 * stroke in the name of a unit, becomes a space.
 */
function contentDisposition(asked: string): string {
  const fileName = asked.replace(/[\p{Cc}\p{Cf}\p{Cs}\s\\/:*?"<>|]+/gu, ' ').trim();
  const plain = fileName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
