import { z } from 'zod';
import { passwordFault } from '#app/features/accounts/domain/password-rule.ts';
import { displayName, email, password } from './person-fields.ts';

export const firstAdministratorSchema = z
  .object({
    organisationName: z
      .string()
      .trim()
      .min(1, 'Skriv kommunens eller förvaltningens namn.')
      .max(120, 'Namnet får vara högst 120 tecken.'),
    displayName,
    email,
    password,
    leadsControls: z.string().optional(),
  })
  // Also when the other fields are wrong: all that is to be put right is said at once.
  .refine((values) => passwordFault(values.password, values.email) === undefined, {
    path: ['password'],
    error: (issue) => {
      const values = issue.input as { password: string; email: string };
      return passwordFault(values.password, values.email);
    },
    when: ({ value }) => {
      const values = value as Partial<Record<string, unknown>>;
      return typeof values['password'] === 'string' && typeof values['email'] === 'string';
    },
  });
