import { z } from 'zod';
import { password } from './person-fields.ts';

export const ownPasswordSchema = z.object({
  current: password.min(1, 'Skriv ditt nuvarande lösenord.'),
  chosen: password.min(1, 'Skriv ett nytt lösenord.'),
});
