/**
 * Compares two texts by the bytes of their UTF-8 encoding, which is the order of their code points.
 *
 * Returns a negative number, 0 or a positive number, as for `Array.prototype.sort`. JavaScript's own `<`
 * compares UTF-16 units and puts U+1F600 before U+FF21; a checker in another language would not.
 * Source: sampling specification aktsam-urval/1 §1, §3, §4.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA !== unitB) return codePointRank(unitA) - codePointRank(unitB);
  }
  return a.length - b.length;
}

/** Moves surrogates (code points above U+FFFF) after U+E000–U+FFFF, where their UTF-8 bytes sort. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/**
 * Sorts items in place by the UTF-8 bytes of a text of each, and gives them back. Stable.
 *
 * Where no text holds a surrogate, JavaScript's own order is the same one and several times faster; that is every
 * frame but those with an emoji in a key.
 */
export function sortByUtf8<Item>(items: Item[], textOf: (item: Item) => string): Item[] {
  if (items.some((item) => SURROGATE.test(textOf(item)))) {
    return items.sort((a, b) => compareUtf8(textOf(a), textOf(b)));
  }
  return items.sort((a, b) => {
    const textA = textOf(a);
    const textB = textOf(b);
    if (textA === textB) return 0;
    return textA < textB ? -1 : 1;
  });
}

const SURROGATE = /[\ud800-\udfff]/;
