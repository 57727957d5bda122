import { z } from 'zod';

export const logInSchema = z.object({
  email: z.string().trim().min(1, 'Skriv din e-postadress.').max(254, 'E-postadressen är för lång.'),
  password: z.string().min(1, 'Skriv ditt lösenord.').max(1000, 'Lösenordet är för långt.'),
});
