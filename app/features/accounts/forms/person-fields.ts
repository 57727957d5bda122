import { z } from 'zod';

export const displayName = z
  .string()
  .trim()
  .min(1, 'Skriv namnet.')
  .max(120, 'Namnet får vara högst 120 tecken.');

/** Lower case, as it is stored. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Skriv e-postadressen.')
  .max(254, 'E-postadressen är för lång.')
  .regex(
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    'E-postadressen ser inte rätt ut. Den ska se ut som namn@kommunen.se.',
  );

/** Only that something is there: the rule for a password is the domain's. */
export const password = z.string().max(1000, 'Lösenordet är för långt.');
