import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** The shipped checklists are below 60,000 characters; the form that carries the text holds a million bytes. */
export const longestFile = 500_000;
/** A definition has eight levels, and two more for each condition within a condition. */
const deepest = 60;

/** The text of a file in UTF-8, or in UTF-16 with its mark; the error is a Swedish sentence. */
export function decodeFile(bytes: Uint8Array): Result<string, string> {
  if (bytes.length === 0) return err('Filen är tom.');
  if (bytes.length > longestFile) return err('Filen är för stor. En checklista får vara högst 500 kB.');
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return err('Filen är inte sparad som UTF-8. Spara den så och välj den igen.');
  }
}

/** The value in a JSON text that is no deeper than a checklist can be; the error is a Swedish sentence. */
export function readJson(text: string): Result<unknown, string> {
  const trimmed = text.trim();
  if (trimmed === '') return err('Filen är tom.');
  const brackets = bracketsIn(trimmed);
  if (brackets.deepest > deepest) return err('Filen är ingen checklista från Aktsam.');
  try {
    return ok(JSON.parse(trimmed));
  } catch (error) {
    return err(jsonProblem(trimmed, brackets.isOpen, error instanceof Error ? error.message : ''));
  }
}

function jsonProblem(text: string, isOpen: boolean, message: string): string {
  if (!/^[[{]/u.test(text)) return 'Filen är ingen checklista från Aktsam.';
  if (isOpen) return 'Filen är inte hel: den slutar mitt i. Hämta den en gång till.';
  const position = /position (\d+)/u.exec(message)?.[1];
  if (position === undefined) return 'Filen är inte rätt skriven. Hämta den en gång till.';
  const line = text.slice(0, Number(position)).split('\n').length;
  return `Filen är inte rätt skriven på rad ${line}. Hämta den en gång till.`;
}

/** How deep brackets stand in each other outside of texts, and whether all are closed; without recursion, since nobody knows how deep. */
function bracketsIn(text: string): { deepest: number; isOpen: boolean } {
  let depth = 0;
  let most = 0;
  let isText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isText) {
      if (character === '\\') index++;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') most = Math.max(most, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return { deepest: most, isOpen: isText || depth > 0 };
}
