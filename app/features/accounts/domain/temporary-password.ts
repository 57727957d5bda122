/** Letters and digits that nobody mistakes for each other when read aloud: no 0 o 1 l i. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** How many random bytes `temporaryPassword` may need; the few it cannot use are skipped. */
export const TEMPORARY_PASSWORD_BYTES = 64;

/**
 * A password to read out or write on a slip: four groups of four signs, about 79 bits. Bytes that would favour
 * some signs (248 and above) are left out. Throws a RangeError when the bytes do not suffice.
 */
export function temporaryPassword(bytes: Uint8Array): string {
  const signs = [...bytes]
    .filter((byte) => byte < SIGNS.length * 8)
    .slice(0, GROUPS * GROUP_LENGTH)
    .map((byte) => SIGNS[byte % SIGNS.length]);
  if (signs.length < GROUPS * GROUP_LENGTH) throw new RangeError('too few random bytes');
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    signs.slice(index * GROUP_LENGTH, (index + 1) * GROUP_LENGTH).join(''),
  );
  return groups.join('-');
}
