import { expect, it } from 'vitest';
import { loadPerson } from '#app/features/accounts/server/load-person.server.ts';
import { setTemporaryPassword } from '#app/features/accounts/server/set-temporary-password.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeServices } from '#tests/factories/services.ts';

it('an administrator does not log in as somebody with cases of other units under review', async () => {
  const services = await makeServices();
  const round = await makeReviewedRound(services);
  const administrator = (name: string, unit: 'unit1' | 'children') =>
    makePerson(services, { name, role: 'administrator', unitId: round.org[unit] });
  const local = administrator('Lokal', 'unit1');
  const chief = administrator('Avdelningens', 'children');
  const [reviewer] = round.reviewers;
  if (!reviewer) throw new Error('no reviewer');
  const isManagedBy = (by: PersonId) => loadPerson(services, actorOf(services, by), reviewer)?.isManaged;

  expect(isManagedBy(local)).toBe(false);
  expect(await setTemporaryPassword(services, actorOf(services, local), reviewer)).toEqual({
    ok: false,
    error: 'notAllowed',
  });
  expect(isManagedBy(chief)).toBe(true);
  must(finaliseRound(services, actorOf(services, round.maria), round.roundId, new Map()));
  expect(isManagedBy(local)).toBe(true);
});
