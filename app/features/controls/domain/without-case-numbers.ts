/** Shorter numbers stand inside dates and counts, so they are taken out only where they stand alone. */
const SHORT = 4;
const BLANK = '[ärendenummer]';

type Folded = { readonly text: string; readonly at: readonly number[] };

/**
 * Takes case numbers out of what somebody wrote, whatever dashes, spaces, marks and capitals they were written with. A
 * part of a number and a number of another register are left: nobody can know those for what they are.
 */
export function withoutCaseNumbers(text: string, keys: readonly string[]): string {
  const folded = fold(text);
  const hits = keys.flatMap((key) => placesOf(fold(key).text, folded, text)).sort((a, b) => a[0] - b[0]);
  let result = '';
  let from = 0;
  for (const [start, end] of hits) {
    if (end <= from) continue;
    if (start >= from) result += `${text.slice(from, start)}${BLANK}`;
    from = end;
  }
  return result + text.slice(from);
}

/** Letters and digits alone, in small letters, each with its place in the text. */
function fold(text: string): Folded {
  let letters = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const plain = (text[index] ?? '').normalize('NFKC').toLocaleLowerCase('sv');
    for (const unit of plain) {
      if (!/[\p{L}\p{N}\p{Cs}]/u.test(unit)) continue;
      letters += unit;
      at.push(...Array.from({ length: unit.length }, () => index));
    }
  }
  return { text: letters, at };
}

function placesOf(key: string, folded: Folded, text: string): [number, number][] {
  const places: [number, number][] = [];
  if (key === '') return places;
  for (let found = folded.text.indexOf(key); found >= 0; found = folded.text.indexOf(key, found + 1)) {
    const start = folded.at[found] ?? 0;
    const end = (folded.at[found + key.length - 1] ?? start) + 1;
    const standsAlone = !isWord(text[start - 1]) && !isWord(text[end]);
    if (key.length >= SHORT || standsAlone) places.push([start, end]);
  }
  return places;
}

const isWord = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
