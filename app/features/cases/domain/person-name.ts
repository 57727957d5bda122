import { GIVEN_NAMES } from './given-names.ts';

// Capitalised words with hyphens and apostrophes, and the small words that stand inside names (da Silva, von Rosen).
// Each repeated part must begin with what the part before cannot swallow: otherwise a long compound that is no name
// is divided in every possible way before it is given up.
const NAME_WORD = "(?:\\p{Lu}\\p{Ll}+(?:['’-]\\p{Lu}?\\p{Ll}+|\\p{Lu}\\p{Ll}+)*|\\p{Lu}['’]\\p{Lu}\\p{Ll}+)";
const SMALL_WORD = '(?:da|de|del|di|al|el|ibn|bin|af|av|von|van|den|der|la|le)';
const FIRST_THEN_LAST = new RegExp(`^${NAME_WORD}(?: (?:${SMALL_WORD} )*${NAME_WORD}){1,3}$`, 'u');
const LAST_THEN_FIRST = new RegExp(
  `^(?:${SMALL_WORD} )?${NAME_WORD}(?: ${NAME_WORD})?, ${NAME_WORD}(?: ${NAME_WORD}){0,2}$`,
  'u',
);
const NOT_A_PERSON = /\b(?:AB|HB|KB|kommun|region|enhet|grupp|team|hem|boende|HVB|SiS|LVU|LVM|LSS|SoL)\b/iu;

/** Whether a cell is written as a person's full name is ("Ines Dahl", "Dahl, Ines", "Nina O'Connor"). */
export function hasShapeOfFullName(text: string): boolean {
  return (FIRST_THEN_LAST.test(text) || LAST_THEN_FIRST.test(text)) && !NOT_A_PERSON.test(text);
}

/** Whether the cell begins or ends with a given name that is common in Sweden. */
export function holdsGivenName(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[\s,-]+/u)
    .some((word) => GIVEN_NAMES.has(word));
}

/**
 * Whether the values of a column look like names of persons: most have the shape of a full name and either many are
 * different or many hold a common given name, or most are a single common given name. Fewer than three values
 * prove nothing. Errs towards yes: a column left out by mistake can be taken back, a name let in cannot.
 */
export function valuesLookLikeNames(values: readonly string[]): boolean {
  if (values.length < 3) return false;
  const distinct = [...new Set(values)];
  const shaped = distinct.filter(hasShapeOfFullName);
  const given = distinct.filter(holdsGivenName);
  const isMostlyFullNames = shaped.length >= distinct.length * 0.6;
  const isVaried = distinct.length >= 10 && distinct.length >= values.length * 0.3;
  if (isMostlyFullNames && (isVaried || given.length >= distinct.length * 0.3)) return true;
  return distinct.length >= 3 && given.filter((text) => !/\s/u.test(text)).length >= distinct.length * 0.6;
}
