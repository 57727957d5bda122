import type { Quota } from '#app/features/sampling/domain/design.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** A character of the text, and whether quotes or a backslash took its meaning from it. */
type Character = { readonly text: string; readonly isPlain: boolean };

/**
 * Reads a minst-krav as it is written on the command line: `ATTR=V1,V2:M`.
 *
 * The name ends at the first `=`, the values at the last `:` and are parted by commas. A backslash takes the next
 * character as it stands, and so do double quotes for all between them (`""` inside is one). Spaces around a name or
 * value are dropped unless quoted; `""` is the empty value. Errors: a Swedish clause that says what is wrong.
 */
export function parseQuota(written: string): Result<Quota, string> {
  const characters = readCharacters(written);
  if (!characters) return err('ett citattecken eller omvänt snedstreck står ensamt');
  const equals = characters.findIndex(isPlain('='));
  if (equals < 0) return err('det saknas ett = efter kolumnens namn');
  const colon = characters.findLastIndex(isPlain(':'));
  if (colon < equals) return err('det saknas ett : och ett antal på slutet');
  const attribute = trimmed(characters.slice(0, equals));
  if (attribute === undefined) return err('det saknas ett namn på en kolumn före =');
  const digits = characters
    .slice(colon + 1)
    .map(({ text }) => text)
    .join('')
    .trim();
  if (!/^[1-9]\d{0,8}$/.test(digits)) return err('antalet efter : ska vara ett heltal från 1');
  const values: string[] = [];
  let rest = characters.slice(equals + 1, colon);
  while (true) {
    const comma = rest.findIndex(isPlain(','));
    const value = trimmed(comma < 0 ? rest : rest.slice(0, comma));
    if (value === undefined) return err('ett värde är tomt; skriv "" om tomma celler menas');
    values.push(value);
    if (comma < 0) break;
    rest = rest.slice(comma + 1);
  }
  return ok({ attribute, values: [...new Set(values)], minimum: Number(digits) });
}

const isPlain = (wanted: string) => (character: Character) => character.isPlain && character.text === wanted;

/** The text without the spaces around it, unless quoted; undefined where nothing at all was written. */
function trimmed(characters: readonly Character[]): string | undefined {
  const isSpace = ({ text, isPlain }: Character) => isPlain && text.trim() === '';
  const from = characters.findIndex((character) => !isSpace(character));
  if (from < 0) return undefined;
  const to = characters.findLastIndex((character) => !isSpace(character));
  return characters
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join('');
}

function readCharacters(written: string): Character[] | undefined {
  const characters: Character[] = [];
  let isQuoted = false;
  for (let position = 0; position < written.length; position++) {
    const text = written.charAt(position);
    const next = written.charAt(position + 1);
    if (isQuoted && text === '"' && next === '"') {
      characters.push({ text, isPlain: false });
      position++;
    } else if (text === '"') {
      isQuoted = !isQuoted;
      // Nothing is also something: an empty pair is the empty value.
      characters.push({ text: '', isPlain: false });
    } else if (!isQuoted && text === '\\') {
      if (next === '') return undefined;
      characters.push({ text: next, isPlain: false });
      position++;
    } else characters.push({ text, isPlain: !isQuoted });
  }
  return isQuoted ? undefined : characters;
}
