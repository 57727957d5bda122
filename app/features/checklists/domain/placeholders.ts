import { isStaffHeading, kindOfHeading } from '#app/features/cases/domain/heading-kinds.ts';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { columnValue, comparableText } from './columns.ts';
import type { CaseColumns, Question, VariedText } from './definition.ts';

/** What may stand in braces beside the names of columns, and what is put in its place. */
export interface Facts {
  /** The question's short name. */
  fråga: string;
  svar: string;
  /** What the reviewer wrote. */
  skäl: string;
  referensdatum: string;
}
const factNames = ['fråga', 'svar', 'skäl', 'referensdatum'] as const satisfies readonly (keyof Facts)[];

/** For the help beside the fields. */
export const factsInWords = factNames.map((name) => `{${name}}`).join(', ');

const PLACEHOLDER = /\{([^{}]*)\}/gu;
const LONGEST_VALUE = 120;
const LACKS = 'uppgift saknas';

/** Kinds of columns that tell who somebody is, or that have a field of their own on the deviation. */
const CLOSED: ReadonlySet<string | undefined> = new Set([
  'personalNumber',
  'birthDate',
  'personName',
  'address',
  'phone',
  'email',
  'freeText',
  'protectedIdentity',
  'key',
]);

/** Whether the column's value may stand in a deviation's words: never a name, of staff neither, nor the case's number. */
export function mayBeFilledIn(column: string): boolean {
  return !CLOSED.has(kindOfHeading(column)) && !isStaffHeading(column);
}

/**
 * The text with the facts of the case. A column without a value becomes "uppgift saknas", and so does a value that looks
 * like a personnummer; what is in braces and cannot be filled in stays as it is written. Values are cut at 120 characters.
 */
export function fillIn(text: string, facts: Facts, columns: CaseColumns): string {
  return text.replaceAll(PLACEHOLDER, (written, inside: string) => {
    const fact = factNamed(inside);
    if (fact !== undefined) return facts[fact] === '' ? LACKS : facts[fact];
    if (inside.trim() === '' || !mayBeFilledIn(inside)) return written;
    const value = oneLine(columnValue(columns, inside), LONGEST_VALUE);
    return value === '' || findPersonalNumber(value) !== undefined ? LACKS : value;
  });
}

/** A text on one line of at most so many characters, cut at a word where one ends near. */
export function oneLine(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 2);
  const space = cut.lastIndexOf(' ');
  return `${space > longest / 2 ? cut.slice(0, space) : cut} …`;
}

/** Whether the text asks for the fact itself, so that it need not be told beside it. */
export function asksFor(text: string, fact: keyof Facts): boolean {
  return insides(text).some((inside) => factNamed(inside) === fact);
}

/** The columns that a text asks for, as they are written. */
export function columnsAskedFor(text: string): string[] {
  return insides(text).filter((inside) => inside !== '' && factNamed(inside) === undefined);
}

/**
 * What cannot stand in a text with placeholders, as Swedish sentences; empty when it can. With `known` also a column that
 * none of the known registers has is a fault.
 */
export function placeholderFaults(text: string, known?: readonly string[]): string[] {
  const rest = text.replaceAll(PLACEHOLDER, '');
  const names = known && new Set(known.map(comparableText));
  return [
    ...(/[{}]/u.test(rest) ? ['En klammer står för sig själv. Skriv till exempel {fråga}.'] : []),
    ...insides(text).flatMap((inside) => {
      if (inside === '') return ['Mellan klamrarna står ingenting. Skriv till exempel {fråga}.'];
      if (factNamed(inside) !== undefined) return [];
      if (comparableText(inside) === 'ärende' || kindOfHeading(inside) === 'key')
        return [`{${inside}} kan inte fyllas i: ärendets nummer har ett eget fält på avvikelsen.`];
      if (!mayBeFilledIn(inside))
        return [`{${inside}} kan inte fyllas i: kolumnen kan visa vem någon är, eller vem som handlägger.`];
      return names && !names.has(comparableText(inside))
        ? [`{${inside}} är okänt. Skriv ${factsInWords} eller namnet på en kolumn i ett register.`]
        : [];
    }),
  ];
}

/** Every text of a question's deviation that may hold placeholders. */
export function deviationTexts({ deviation }: Question): string[] {
  const texts = (varied: VariedText | undefined) =>
    varied ? [varied.text, ...(varied.byColumn?.texts ?? []).map(({ text }) => text)] : [];
  return [...texts(deviation?.title), ...texts(deviation?.titleWhenMissing), ...texts(deviation?.text)];
}

function insides(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, inside = '']) => inside.trim());
}

function factNamed(inside: string): keyof Facts | undefined {
  const wanted = comparableText(inside);
  return factNames.find((name) => name === wanted);
}
