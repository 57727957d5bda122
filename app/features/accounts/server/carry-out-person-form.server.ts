import type { z } from 'zod';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { FormError } from '../domain/form-error.ts';
import { NAME_ERRORS } from '../domain/name-errors.ts';
import type { Actor } from '../domain/policy.ts';
import { ROLE_TERM_ERRORS } from '../domain/role-errors.ts';
import { formErrors } from '../forms/form-errors.ts';
import { personDetailsSchema, revokeSchema, roleGrantSchema } from '../forms/person-schemas.ts';
import { changePerson, type PersonChangeFailure } from './change-person.server.ts';
import { deactivatePerson, reactivatePerson } from './deactivate-person.server.ts';
import { type GrantRoleFailure, grantRole } from './grant-role.server.ts';
import { revokeRole } from './revoke-role.server.ts';
import { setTemporaryPassword } from './set-temporary-password.server.ts';

export type PersonFormOutcome =
  | { kind: 'done' | 'notAllowed' | 'unknownIntent' }
  | { kind: 'password'; password: string }
  | { kind: 'errors'; errors: FormError[] };

const LAST =
  'Det måste alltid finnas en systemförvaltare för hela organisationen utan slutdatum. Utse någon annan först.';

const GRANT_ERRORS: Record<Exclude<GrantRoleFailure, 'notAllowed'>, FormError> = {
  ...ROLE_TERM_ERRORS,
  lastAdministrator: { field: 'validUntilOn', message: LAST },
};

const CHANGE_ERRORS: Record<Exclude<PersonChangeFailure, 'notAllowed'>, FormError> = {
  ...NAME_ERRORS,
  emailTaken: { field: 'email', message: 'En annan person har redan den e-postadressen.' },
};

const done = { kind: 'done' } as const;
const notAllowed = { kind: 'notAllowed' } as const;
const wrong = (...errors: FormError[]) => ({ kind: 'errors', errors }) as const;
const invalid = (error: z.ZodError) => wrong(...formErrors(error));

/** The forms on a person's page: each names its intent and leads to one use case. */
export async function carryOutPersonForm(
  services: Services,
  actor: Actor,
  personId: PersonId,
  form: FormData,
): Promise<PersonFormOutcome> {
  const fields = Object.fromEntries(form);
  switch (form.get('intent')) {
    case 'details': {
      const parsed = personDetailsSchema.safeParse(fields);
      if (!parsed.success) return invalid(parsed.error);
      const outcome = changePerson(services, actor, personId, parsed.data);
      if (outcome.ok) return done;
      if (outcome.error === 'notAllowed') return notAllowed;
      return wrong(CHANGE_ERRORS[outcome.error]);
    }
    case 'grant': {
      const parsed = roleGrantSchema.safeParse(fields);
      if (!parsed.success) return invalid(parsed.error);
      const outcome = grantRole(services, actor, personId, parsed.data);
      if (outcome.ok) return done;
      return outcome.error === 'notAllowed' ? notAllowed : wrong(GRANT_ERRORS[outcome.error]);
    }
    case 'revoke': {
      const parsed = revokeSchema.safeParse(fields);
      if (!parsed.success) return invalid(parsed.error);
      return inWords(revokeRole(services, actor, personId, parsed.data.grantId));
    }
    case 'deactivate':
      return inWords(deactivatePerson(services, actor, personId));
    case 'reactivate':
      return inWords(reactivatePerson(services, actor, personId));
    case 'password': {
      const outcome = await setTemporaryPassword(services, actor, personId);
      return outcome.ok ? { kind: 'password', password: outcome.value.password } : notAllowed;
    }
    default:
      return { kind: 'unknownIntent' };
  }
}

const WORDS = {
  lastAdministrator: LAST,
  nameTaken:
    'En annan person har fått samma namn. Skriv något som skiljer dem åt efter namnet, spara uppgifterna och släpp in personen sedan.',
};

function inWords(
  outcome: { ok: true } | { ok: false; error: 'notAllowed' | keyof typeof WORDS },
): PersonFormOutcome {
  if (outcome.ok) return done;
  return outcome.error === 'notAllowed' ? notAllowed : wrong({ message: WORDS[outcome.error] });
}
