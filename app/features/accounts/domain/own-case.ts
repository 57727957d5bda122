import type { PersonId } from '#app/shared/domain/ids.ts';

/** What somebody has decided about a name in the registers: the person it is, or null for nobody here. By comparable name. */
export type CaseWorkerMatches = ReadonlyMap<string, PersonId | null>;

/** Somebody whose own cases are to be recognised. */
export type KnownInRegisters = {
  /** Every name by which the registers know the person, comparable; made by `registerNamesOf` alone. */
  readonly registerNames: readonly string[];
};

/** A name of a handläggare made comparable: spaces, letter case and how å is put together do not count. */
export function comparableCaseWorker(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('sv');
}

/** True when the two names are the same person in the register, spaces and case aside. */
export function isSameCaseWorker(a: string | null | undefined, b: string | null | undefined): boolean {
  if (!a || !b) return false;
  return comparableCaseWorker(a) !== '' && comparableCaseWorker(a) === comparableCaseWorker(b);
}

/** The names of a cell for handläggare or medhandläggare: it may hold several, parted by semicolons. */
export function namesInCell(cell: string | null): string[] {
  return (cell ?? '')
    .split(';')
    .map((name) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
    .filter((name) => name !== '');
}

/**
 * Every name that means the person in the registers: those somebody has matched to her, her name in the register and
 * her own name, less what has been matched to somebody else or to nobody here. A match wins over equal names.
 */
export function registerNamesOf(
  person: {
    readonly id: PersonId;
    readonly displayName: string;
    readonly caseWorkerName: string | null;
  },
  matches: CaseWorkerMatches,
): string[] {
  const own = [person.caseWorkerName ?? '', person.displayName].map(comparableCaseWorker);
  const unclaimed = own.filter((name) => name !== '' && !matches.has(name));
  const matched = [...matches].filter(([, personId]) => personId === person.id).map(([name]) => name);
  return [...new Set([...unclaimed, ...matched])];
}

/**
 * True when the person is handläggare or medhandläggare of the case: she may then neither review nor judge it. The one
 * place where a name in a register is compared with a person.
 */
export function isOwnCase(
  person: KnownInRegisters,
  theCase: { readonly caseWorker: string | null; readonly coWorker: string | null },
): boolean {
  if (person.registerNames.length === 0) return false;
  const isHers = (name: string) => person.registerNames.includes(comparableCaseWorker(name));
  return namesInCell(theCase.caseWorker).some(isHers) || namesInCell(theCase.coWorker).some(isHers);
}
