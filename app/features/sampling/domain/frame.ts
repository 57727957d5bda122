import { type CaseKeyProblem, normaliseCaseKey } from '#app/features/sampling/domain/case-key.ts';
import { sortByUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** A case of the frame: its key and the values of named attributes; a missing attribute counts as empty. */
export type FrameCase = {
  readonly key: string;
  readonly attributes: Readonly<Record<string, string>>;
};

declare const frameBrand: unique symbol;

/** Cases with normalised, unique keys in canonical order. Only `composeFrame` makes one. */
export type Frame = { readonly cases: readonly FrameCase[]; readonly [frameBrand]: true };

export type FrameProblem =
  | { readonly kind: CaseKeyProblem; readonly row: number }
  | { readonly kind: 'duplicate'; readonly key: string; readonly rows: readonly number[] };

/**
 * Makes a frame (urvalsram) of rows in any order: keys normalised and sorted by their UTF-8 bytes.
 *
 * Errors: every empty, too long or duplicate key, with its row numbers (1 is the first row given). Attribute values
 * are taken as they stand. Source: sampling specification aktsam-urval/1 §1.
 */
export function composeFrame(rows: readonly FrameCase[]): Result<Frame, FrameProblem[]> {
  const problems: FrameProblem[] = [];
  const cases: FrameCase[] = [];
  for (const [index, row] of rows.entries()) {
    const key = normaliseCaseKey(row.key);
    if (key.ok) cases.push({ key: key.value, attributes: row.attributes });
    else problems.push({ kind: key.error, row: index + 1 });
  }
  sortByUtf8(cases, ({ key }) => key);
  // In order, duplicates are neighbours. Their rows are looked up only where there are any.
  const duplicates = new Map<string, number[]>();
  for (let index = 1; index < cases.length; index++) {
    const key = cases[index]?.key ?? '';
    if (key === cases[index - 1]?.key) duplicates.set(key, []);
  }
  if (duplicates.size > 0) problems.push(...duplicateProblems(rows, duplicates));
  if (problems.length > 0) return err(problems);
  return ok({ cases } as unknown as Frame);
}

function duplicateProblems(
  rows: readonly FrameCase[],
  rowsByKey: ReadonlyMap<string, number[]>,
): FrameProblem[] {
  for (const [index, row] of rows.entries()) {
    const key = normaliseCaseKey(row.key);
    if (key.ok) rowsByKey.get(key.value)?.push(index + 1);
  }
  return [...rowsByKey].map(([key, duplicated]) => ({ kind: 'duplicate', key, rows: duplicated }));
}

/**
 * The value of an attribute, or the empty text where the case has none.
 *
 * Column names come from files, so a plain lookup would find `constructor` in every object.
 */
export function attributeValue(frameCase: FrameCase, attribute: string): string {
  return Object.hasOwn(frameCase.attributes, attribute) ? (frameCase.attributes[attribute] ?? '') : '';
}

/**
 * The canonical frame file as text; its UTF-8 bytes are what is fingerprinted and downloaded.
 *
 * Header `nyckel` and the attributes in the order given (pass `designAttributes`), one line a case, `;` between
 * fields, LF after every line, quotes only where a field needs them. Source: sampling specification §1.
 */
export function canonicalFrameText(frame: Frame, attributes: readonly string[]): string {
  const lines = [['nyckel', ...attributes].map(csvField).join(';')];
  for (const frameCase of frame.cases) {
    const fields = [frameCase.key, ...attributes.map((name) => attributeValue(frameCase, name))];
    lines.push(fields.map(csvField).join(';'));
  }
  return `${lines.join('\n')}\n`;
}

function csvField(value: string): string {
  return /[;"\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
