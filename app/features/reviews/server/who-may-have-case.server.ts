import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import type { CaseId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listKnownPeople } from '#db/queries/case-workers.server.ts';
import { findNearToCase } from '#db/queries/on-cause-rounds.server.ts';
import { namedReviewersOf, protectedRuleOf } from '#db/queries/protected-cases.server.ts';

type Pointed = { readonly registerId: RegisterId; readonly caseId: CaseId };

/** Those of the choices who may be given the case: not her own, no conflict of interest declared, not kept for others. */
export function whoMayHave<Choice extends { readonly value: string }>(
  db: Reader,
  { registerId, caseId }: Pointed,
  isProtected: boolean,
  choices: readonly Choice[],
): Choice[] {
  const near = findNearToCase(db, caseId);
  const isReserved = isProtected && protectedRuleOf(db, registerId) === 'namedReviewers';
  const named = isReserved ? namedReviewersOf(db, registerId).map(({ id }) => id) : null;
  const known = new Map(
    withRegisterNames(db, listKnownPeople(db)).map((person) => [String(person.id), person]),
  );
  return choices.filter(({ value }) => {
    const person = known.get(value);
    if (!person || near.conflicted.includes(person.id) || isOwnCase(person, near)) return false;
    return named?.includes(person.id) ?? true;
  });
}
