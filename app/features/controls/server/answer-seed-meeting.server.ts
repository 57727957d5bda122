import type { Actor } from '#app/features/accounts/domain/policy.ts';
import {
  type ConfirmFailure,
  confirmPassword,
} from '#app/features/accounts/server/confirm-password.server.ts';
import { forbidden, loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import { parseSeedPartForm, type SeedPartError } from '#app/features/controls/forms/seed-part-form.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatTime } from '#app/shared/text/format.ts';
import { findOpenAgreement } from '#db/queries/seeds.server.ts';
import { giveSeedPart, type PartProblem } from './give-seed-part.server.ts';
import { giveUpAgreement } from './give-up-agreement.server.ts';
import { requireReadableRound } from './require-round.server.ts';

type Posted = { readonly form: FormData; readonly clientAddress: string };

/**
 * What the page on the wall posts: a part of whoever is logged in, a part of the other with her password, or giving up.
 * The answer is the address to go to; a refusal never holds what was typed. 404 and 403 as for reading the round, 403
 * for a part of somebody who is not one of the two.
 */
export async function answerSeedMeeting(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  { form, clientAddress }: Posted,
): Promise<Result<string, SeedPartError>> {
  requireReadableRound(services.db, actor, roundId);
  if (form.get('intent') === 'giveUp') return giveUp(services, actor, roundId, form);
  const input = parseSeedPartForm(form);
  if (!input.ok) return input;
  const { personId, part, password } = input.value;
  if (!findOpenAgreement(services.db, roundId)) return ok(pageOf(roundId));
  requireNamed(services, roundId, personId);
  const giver = personId === actor.personId ? actor : loadActor(services, personId);
  if (giver !== actor) {
    const confirmed = await confirmPassword(services, { personId, password, clientAddress });
    if (!confirmed.ok) {
      return err({ field: `password-${personId}`, message: notConfirmedInWords(confirmed.error) });
    }
  }
  if (!giver) throw forbidden();
  const given = giveSeedPart(services, giver, roundId, part, actor);
  // Given by an earlier click, or drawn meanwhile: the page shows it.
  if (given.ok || given.error === 'alreadyGiven' || given.error === 'noAgreement') return ok(pageOf(roundId));
  return err({ field: `part-${personId}`, message: MESSAGES[given.error] });
}

function notConfirmedInWords(failure: ConfirmFailure): string {
  switch (failure.kind) {
    case 'tooMany':
      return `För många försök. Försök igen kl. ${formatTime(failure.openAt)}. Delen är inte lämnad.`;
    case 'mustChangePassword':
      return 'Lösenordet är tillfälligt. Logga först in själv och välj ett eget lösenord, på den här datorn eller en annan. Lämna sedan din del. Delen är inte lämnad.';
    case 'wrong':
      return 'Lösenordet stämmer inte. Delen är inte lämnad. Försök igen.';
  }
}

const MESSAGES: Readonly<Record<Exclude<PartProblem, 'alreadyGiven' | 'noAgreement'>, string>> = {
  notNamed: 'Bara de två som är utsedda kan lämna en del.',
  closed: 'Urvalet kan inte dras längre. Delen är inte lämnad. Ge upp fröet i två delar.',
};

const pageOf = (roundId: RoundId) => `/omgangar/${roundId}/fro`;

/** Nobody's password is tried here but that of the two. */
function requireNamed({ db }: Services, roundId: RoundId, personId: PersonId): void {
  const agreement = findOpenAgreement(db, roundId);
  if (!agreement) return;
  if (agreement.firstPersonId !== personId && agreement.secondPersonId !== personId) throw forbidden();
}

function giveUp(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  form: FormData,
): Result<string, SeedPartError> {
  const reason = String(form.get('reason') ?? '');
  if (findPersonalNumber(reason)) return err({ field: 'reason', message: NO_PERSONAL_NUMBER });
  const done = giveUpAgreement(services, actor, roundId, reason);
  if (done.ok || done.error === 'noAgreement') return ok(`/omgangar/${roundId}#dragning`);
  const message =
    done.error === 'reasonMissing' ? 'Skriv varför ni ger upp.' : 'Skälet får vara högst 500 tecken.';
  return err({ field: 'reason', message });
}
