/**
 * Whether a typed text holds a character that nobody sees: control and format characters, such as a space without width
 * or one that turns the reading direction, and line separators. A seed with one cannot be read off paper and typed again.
 */
export function hasInvisibleCharacter(text: string): boolean {
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(text);
}
