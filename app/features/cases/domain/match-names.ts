import {
  type CaseWorkerMatches,
  comparableCaseWorker,
  type KnownInRegisters,
  namesInCell,
} from '#app/features/accounts/domain/own-case.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { mostAlike } from './name-similarity.ts';

/** How a name in a register stands to the people of the organisation. */
export type NameState =
  /** Somebody has decided whose it is; null for nobody here. */
  | { readonly kind: 'decided'; readonly personId: PersonId | null }
  /** A person has that name, so that no decision is needed. */
  | { readonly kind: 'sameName'; readonly personId: PersonId }
  /** Nobody has it; `likeId` is the person whose name is most like it, if any is like enough. */
  | { readonly kind: 'unknown'; readonly likeId: PersonId | null };

export type RegisterName = {
  readonly name: string;
  /** The cases where it stands as handläggare or medhandläggare. */
  readonly caseCount: number;
  readonly state: NameState;
};

type CountedCells = {
  readonly caseWorker: string | null;
  readonly coWorker: string | null;
  readonly count: number;
};
type KnownPerson = KnownInRegisters & { readonly id: PersonId; readonly name: string };

/**
 * Every name of handläggare and medhandläggare with the number of cases and what it stands for, most cases first. Names
 * that compare equal are one; a case with the same name in both columns counts once.
 */
export function matchNames(
  cells: readonly CountedCells[],
  people: readonly KnownPerson[],
  matches: CaseWorkerMatches,
): RegisterName[] {
  const counted = new Map<string, { name: string; caseCount: number }>();
  for (const { caseWorker, coWorker, count } of cells) {
    const ofCase = new Map(
      [...namesInCell(caseWorker), ...namesInCell(coWorker)].map((name) => [
        comparableCaseWorker(name),
        name,
      ]),
    );
    for (const [comparable, name] of ofCase) {
      const known = counted.get(comparable) ?? { name, caseCount: 0 };
      counted.set(comparable, { ...known, caseCount: known.caseCount + count });
    }
  }
  return [...counted]
    .map(([comparable, one]) => ({ ...one, state: stateOf(comparable, one.name, people, matches) }))
    .sort((a, b) => b.caseCount - a.caseCount || (a.name < b.name ? -1 : 1));
}

function stateOf(
  comparable: string,
  name: string,
  people: readonly KnownPerson[],
  matches: CaseWorkerMatches,
): NameState {
  const decided = matches.get(comparable);
  if (decided !== undefined) return { kind: 'decided', personId: decided };
  const same = people.find((person) => person.registerNames.includes(comparable));
  if (same !== undefined) return { kind: 'sameName', personId: same.id };
  return { kind: 'unknown', likeId: mostAlike(name, people)[0]?.id ?? null };
}
