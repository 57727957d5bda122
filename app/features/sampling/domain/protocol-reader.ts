import { err, ok, type Result } from '#app/shared/domain/result.ts';

/**
 * Small readers that check the shape of a parsed JSON file. They do in the browser what zod does on the server, in two
 * kilobytes instead of ninety; a test holds the two against each other.
 */
export type Reader<T> = (value: unknown) => T;

export type ReadBy<R> = R extends Reader<infer T> ? T : never;

/** Where the file is wrong, as `dragningar.0.frö`, and what should stand there. */
export type ShapeProblem = { readonly path: string; readonly wanted: Wanted };

export type Wanted =
  | 'text'
  | 'number'
  | 'wholeNumber'
  | 'yesOrNo'
  | 'list'
  | 'object'
  | 'sha256'
  | 'salt'
  | 'slumptal'
  | 'listedValue'
  | 'field'
  | 'noSuchField';

class Fault extends Error {
  readonly wanted: Wanted;
  readonly steps: string[] = [];
  constructor(wanted: Wanted, step?: string) {
    super(wanted);
    this.wanted = wanted;
    if (step !== undefined) this.steps.push(step);
  }
}

/** The value as the reader's type, or the first place where it is not of that shape. */
export function readShape<T>(reader: Reader<T>, value: unknown): Result<T, ShapeProblem> {
  try {
    return ok(reader(value));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return err({ path: fault.steps.toReversed().join('.'), wanted: fault.wanted });
  }
}

/** Any text, also the empty one. */
export const text: Reader<string> = (value) => {
  if (typeof value !== 'string') throw new Fault('text');
  return value;
};

/** True or false. */
export const yesOrNo: Reader<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new Fault('yesOrNo');
  return value;
};

/** Whatever JSON holds; for what the file tells but no check reads. */
export const anything: Reader<unknown> = (value) => value;

/** A whole number from `least` on. */
export const wholeFrom =
  (least: number): Reader<number> =>
  (value) => {
    if (!Number.isSafeInteger(value) || (value as number) < least) throw new Fault('wholeNumber');
    return value as number;
  };

/** A slumptal in [0, 1). */
export const ticketValue: Reader<number> = (value) => {
  if (typeof value !== 'number' || !(value >= 0 && value < 1)) throw new Fault('slumptal');
  return value;
};

const hex =
  (digits: number, wanted: Wanted): Reader<string> =>
  (value) => {
    if (typeof value !== 'string' || value.length !== digits || !/^[0-9a-f]*$/.test(value)) {
      throw new Fault(wanted);
    }
    return value;
  };

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Value: Reader<string> = hex(64, 'sha256');

/** A salt: 128 bits as 32 lower-case hex digits. */
export const saltValue: Reader<string> = hex(32, 'salt');

/** One of a closed list. */
export const oneOf =
  <const T extends string | number | boolean>(values: readonly T[]): Reader<T> =>
  (value) => {
    const found = values.find((one) => one === value);
    if (found === undefined) throw new Fault('listedValue');
    return found;
  };

/** The same or null. */
export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? null : reader(value);

/** A list whose every element is of the shape. */
export const listOf =
  <T>(reader: Reader<T>): Reader<T[]> =>
  (value) => {
    if (!Array.isArray(value)) throw new Fault('list');
    return value.map((element, index) => within(reader, element, String(index)));
  };

type Optional = { readonly isOptional: true };

/** A field that files from before there was one lack. */
export const optional = <T>(reader: Reader<T>): Reader<T> & Optional =>
  Object.assign((value: unknown) => reader(value), { isOptional: true } as const);

type Shape = Readonly<Record<string, Reader<unknown>>>;
type OptionalNames<S extends Shape> = { [K in keyof S]: S[K] extends Optional ? K : never }[keyof S];
type Flat<T> = { [K in keyof T]: T[K] };
type ObjectOf<S extends Shape> = [OptionalNames<S>] extends [never]
  ? { [K in keyof S]: ReadBy<S[K]> }
  : Flat<
      { [K in Exclude<keyof S, OptionalNames<S>>]: ReadBy<S[K]> } & {
        [K in OptionalNames<S>]?: ReadBy<S[K]> | undefined;
      }
    >;

/** An object with exactly these fields: one more or one less, unless it is optional, is a fault. */
export const objectOf = <S extends Shape>(shape: S): Reader<ObjectOf<S>> => {
  const names = Object.keys(shape);
  return (value) => {
    const given = asObject(value);
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(shape, name)) throw new Fault('noSuchField', name);
    }
    const result: Record<string, unknown> = {};
    for (const name of names) {
      if (!Object.hasOwn(given, name)) {
        if ('isOptional' in (shape[name] as Reader<unknown>)) continue;
        throw new Fault('field', name);
      }
      result[name] = within(shape[name] as Reader<unknown>, given[name], name);
    }
    return result as ObjectOf<S>;
  };
};

/** One of several objects, told apart by their field `slag`. */
export const bySlag =
  <S extends Readonly<Record<string, Reader<unknown>>>>(kinds: S): Reader<ReadBy<S[keyof S]>> =>
  (value) => {
    const { slag } = asObject(value);
    if (typeof slag !== 'string' || !Object.hasOwn(kinds, slag)) throw new Fault('listedValue', 'slag');
    return (kinds[slag] as Reader<ReadBy<S[keyof S]>>)(value);
  };

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Fault('object');
  return value as Record<string, unknown>;
}

function within<T>(reader: Reader<T>, value: unknown, step: string): T {
  try {
    return reader(value);
  } catch (fault) {
    if (fault instanceof Fault) fault.steps.push(step);
    throw fault;
  }
}

/**
 * The first field that stands twice in one object of a JSON text; undefined when none does. `text` is valid JSON. People
 * read the first of two, JSON.parse the last. Names are compared as what they spell, whatever is escaped in them.
 */
export function findDuplicateField(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, isName] of tokensOf(text)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (isName) {
      const name = JSON.parse(token) as string;
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}

/** Braces and strings; a string with a colon behind it is a field's name. */
function* tokensOf(text: string): Generator<readonly [string, boolean]> {
  for (const [, string, colon, brace] of text.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|([{}])/gs)) {
    yield [string ?? brace ?? '', colon !== undefined];
  }
}
