import { MAX_CASE_KEY_LENGTH } from '#app/features/sampling/domain/case-key.ts';
import { canonicalFrameText, composeFrame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { sha256OfText } from '#app/features/sampling/domain/protocol-hash.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

export type FrameFileProblem =
  | { readonly kind: 'frameIsProtocol' }
  | { readonly kind: 'frameWithoutKeyColumn'; readonly header: string }
  | { readonly kind: 'frameWithoutCases' }
  | { readonly kind: 'frameUnclosedQuote' }
  /** A row with another number of fields than the header: the file was cut off, or is no frame. */
  | { readonly kind: 'frameRowWrong'; readonly row: number };

/** How a file differs from the canonical file of the same cases. */
export type FrameFlaw =
  | 'byteOrderMark'
  | 'carriageReturns'
  | 'noLastLineEnd'
  | 'rowsInOtherOrder'
  | 'otherWriting';

export type FrameKeyFlaw = {
  readonly kind: 'empty' | 'tooLong' | 'duplicate' | 'notNormalised';
  readonly key: string;
  readonly row: number;
};

export type ReadFrame = {
  readonly attributes: readonly string[];
  readonly cases: readonly FrameCase[];
  /** SHA-256 of the file as it was given. */
  readonly fingerprint: string;
  /** SHA-256 of the canonical file of the same cases; equal to `fingerprint` when `flaws` is empty. */
  readonly canonicalFingerprint: string;
  readonly flaws: readonly FrameFlaw[];
  /** At most a hundred; `keyFlawCount` counts them all. */
  readonly keyFlaws: readonly FrameKeyFlaw[];
  readonly keyFlawCount: number;
};

const SHOWN = 100;

/**
 * Reads a frame file (urvalsram) to check it: also one that a spreadsheet has saved again, so that what changed can be
 * told. Rows count from 1, the header not included. Source: sampling specification aktsam-urval/1 §1.
 */
export function readFrame(text: string): Result<ReadFrame, FrameFileProblem> {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (/^\s*[{[]/.test(bare)) return err({ kind: 'frameIsProtocol' });
  const records = readRecords(bare);
  if (!records) return err({ kind: 'frameUnclosedQuote' });
  const [header = [], ...rows] = records;
  if (header[0] !== 'nyckel') {
    return err({ kind: 'frameWithoutKeyColumn', header: header.join(';').slice(0, 80) });
  }
  if (rows.length === 0) return err({ kind: 'frameWithoutCases' });
  const wrong = rows.findIndex((row) => row.length !== header.length);
  if (wrong !== -1) return err({ kind: 'frameRowWrong', row: wrong + 1 });

  const attributes = header.slice(1);
  const cases = rows.map(([key = '', ...values]): FrameCase => {
    const pairs = attributes.map((name, index) => [name, values[index] ?? ''] as const);
    return { key, attributes: Object.fromEntries(pairs) };
  });
  const keyFlaws = findKeyFlaws(cases);
  const composed = composeFrame(cases);
  const fingerprint = sha256OfText(text);
  const canonical = composed.ok ? canonicalFrameText(composed.value, attributes) : undefined;
  return ok({
    attributes,
    cases,
    fingerprint,
    canonicalFingerprint:
      canonical === undefined || canonical === text ? fingerprint : sha256OfText(canonical),
    flaws: canonical === undefined || canonical === text ? [] : findFlaws(text, canonical, cases, composed),
    keyFlaws: keyFlaws.slice(0, SHOWN),
    keyFlawCount: keyFlaws.length,
  });
}

function findFlaws(
  text: string,
  canonical: string,
  cases: readonly FrameCase[],
  composed: ReturnType<typeof composeFrame>,
): FrameFlaw[] {
  const flaws: FrameFlaw[] = [];
  if (text.startsWith('\ufeff')) flaws.push('byteOrderMark');
  if (text.includes('\r\n') && !canonical.includes('\r\n')) flaws.push('carriageReturns');
  if (!text.endsWith('\n')) flaws.push('noLastLineEnd');
  if (composed.ok && composed.value.cases.some(({ key }, index) => cases[index]?.key !== key)) {
    flaws.push('rowsInOtherOrder');
  }
  return flaws.length > 0 ? flaws : ['otherWriting'];
}

function findKeyFlaws(cases: readonly FrameCase[]): FrameKeyFlaw[] {
  const flaws: FrameKeyFlaw[] = [];
  const seen = new Set<string>();
  for (const [index, { key }] of cases.entries()) {
    const normal = key.normalize('NFC').trim();
    const flaw = (kind: FrameKeyFlaw['kind']) => flaws.push({ kind, key, row: index + 1 });
    if (normal === '') flaw('empty');
    else if ([...normal].length > MAX_CASE_KEY_LENGTH) flaw('tooLong');
    else if (seen.has(normal)) flaw('duplicate');
    else if (normal !== key) flaw('notNormalised');
    seen.add(normal);
  }
  return flaws;
}

/** The records of a file with `;` between fields; undefined when a quote is never closed. */
function readRecords(text: string): string[][] | undefined {
  const records: string[][] = [];
  let fields: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field: string;
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end === -1) return undefined;
      field = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const end = endOfField(text, at);
      field = text.slice(at, end);
      at = end;
    }
    fields.push(field);
    if (text[at] === ';') {
      at++;
      if (at === text.length) fields.push('');
      else if (text[at] === '\n' || text[at] === '\r') fields.push('');
      else continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    records.push(fields);
    fields = [];
  }
  if (fields.length > 0) records.push(fields);
  return records;
}

function endOfField(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3b || unit === 0x0a || unit === 0x0d) return at;
  }
  return text.length;
}
