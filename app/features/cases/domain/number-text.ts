const PLAIN = /^[-−+]?\d+(?:[.,]\d+)?$/;
const GROUPED = /^[-−+]?\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/;

/**
 * The number a cell holds, written with a decimal point and nothing needless ("1 234,50" → "1234.5"), or undefined
 * when it is none. A comma or a point is the decimal sign, spaces group thousands ("1.234" is thus 1.234).
 * More than fifteen digits would lose some, and are therefore not a number.
 */
export function parseNumberText(text: string): string | undefined {
  if (!PLAIN.test(text) && !GROUPED.test(text)) return undefined;
  const plain = text.replace(/\s/gu, '').replace('−', '-').replace(',', '.');
  if (plain.replace(/\D/g, '').replace(/^0+/, '').length > 15) return undefined;
  const value = Number(plain);
  return String(Object.is(value, -0) ? 0 : value);
}

/** Whether the number is rather a code: it starts with a needless zero ("007"). */
export function isCodeLike(text: string): boolean {
  return /^0\d/.test(text);
}
