import type { z } from 'zod';
import { questionAspects, sectionAspects } from '../domain/compare-aspects.ts';

/** Beyond so many nobody reads on. */
const mostTold = 15;
const longestTold = 400;

const fieldWords: Readonly<Record<string, string>> = {
  ...sectionAspects,
  ...questionAspects,
  key: 'nyckeln',
  title: 'rubriken',
  purpose: 'syftet',
  sections: 'avsnitten',
  deviations: 'om brister delar avvikelse',
  questions: 'frågorna',
  version: 'versionen',
  publishedOn: 'dagen den publicerades',
  note: 'vad som är nytt',
};

/** What is wrong with the shape of a file, as Swedish sentences that name the place; the last says how many more there are. */
export function problemsInWords(input: unknown, issues: readonly z.core.$ZodIssue[]): string[] {
  return someOf([
    ...new Set(issues.map((issue) => `${placeOf(input, issue.path)}: ${faultOf(issue, input)}`)),
  ]);
}

/** The first faults, none longer than anybody reads; the last sentence says how many more there are. */
export function someOf(faults: readonly string[]): string[] {
  const rest = faults.length - mostTold;
  const told = faults
    .slice(0, mostTold)
    .map((text) => (text.length > longestTold ? `${text.slice(0, longestTold)} …` : text));
  return rest > 0 ? [...told, `Det finns ${rest} fel till.`] : told;
}

/** "Avsnittet ”Planen”, fråga 2 ”Aktuell plan”, hjälptexten". */
function placeOf(input: unknown, path: readonly PropertyKey[]): string {
  const places: string[] = [];
  const [root, section, questions, question, ...inQuestion] = path;
  let rest: PropertyKey[] = inQuestion;
  if (root === 'sections' && typeof section === 'number') {
    places.push(namedPlace('avsnitt', section, at(input, [root, section]), 'title'));
    if (questions === 'questions' && typeof question === 'number')
      places.push(
        namedPlace('fråga', question, at(input, [root, section, questions, question]), 'shortName'),
      );
    else rest = path.slice(2);
  } else rest = [...path];
  const [field] = rest;
  if (field !== undefined) places.push(fieldWords[String(field)] ?? `fältet ${String(field)}`);
  const [first = 'checklistan', ...more] = places;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...more].join(', ');
}

function namedPlace(word: string, index: number, value: unknown, field: string): string {
  const name = at(value, [field]);
  const named = typeof name === 'string' && name.trim() !== '' ? ` ”${name.trim().slice(0, 80)}”` : '';
  return `${word} ${index + 1}${named}`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, part) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, part)
        ? (found as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  );
}

function faultOf(issue: z.core.$ZodIssue, input: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      if (at(input, issue.path) === undefined) return 'saknas.';
      return issue.code === 'invalid_type'
        ? 'har fel slag av innehåll.'
        : 'är inget av det som går att välja.';
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `måste vara minst ${issue.minimum}.`
        : issue.origin === 'string'
          ? 'saknar text.'
          : `måste innehålla minst ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `får vara högst ${issue.maximum}.`
        : `är för lång. Det högsta är ${issue.maximum}${issue.origin === 'string' ? ' tecken' : ''}.`;
    case 'unrecognized_keys':
      return `har något som Aktsam inte känner till (${issue.keys.slice(0, 3).join(', ').slice(0, 100)}).`;
    case 'invalid_format':
      return issue.format === 'date'
        ? 'är inget datum. Skriv det som ÅÅÅÅ-MM-DD.'
        : 'har tecken som inte går. Använd små bokstäver a–z, siffror och bindestreck.';
    case 'custom':
      return issue.message;
    default:
      return 'är inte rätt.';
  }
}
