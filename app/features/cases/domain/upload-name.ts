import { holdsGivenName } from './person-name.ts';
import { findPersonalNumber, maskPersonalNumbers } from './personal-number.ts';

const LONGEST_NAME = 200;

/**
 * The name an uploaded file is remembered by: without folders (old browsers send them) and without characters that do
 * not show. A name with a personnummer says who the file is about: only its ending is kept. A number that merely has
 * the shape (a date and a time of day) is masked, and takes the rest with it when a given name stands beside it.
 */
export function nameToKeep(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.normalize('NFC').replace(/\p{C}/gu, '').trim();
  if (clean === '') return 'fil utan namn';
  const found = findPersonalNumber(clean);
  if (found === undefined) return clean.slice(0, LONGEST_NAME);
  const ending = /\.[a-z]{1,5}$/i.exec(clean)?.[0] ?? '';
  const words = clean.slice(0, clean.length - ending.length).replace(/[^\p{L}]+/gu, ' ');
  return found === 'valid' || holdsGivenName(words)
    ? `registerfil${ending}`
    : maskPersonalNumbers(clean).slice(0, LONGEST_NAME);
}
