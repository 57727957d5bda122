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
    leadsControls: z.literal('on').optional(),
  })
  .superRefine((values, context) => {
    const fault = passwordFault(values.password, values.email);
    if (fault) context.addIssue({ code: 'custom', path: ['password'], message: fault });
  });
