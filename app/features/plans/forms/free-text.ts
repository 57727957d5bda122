import type { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';

/** The text refused where it holds a personnummer: what is written in a plan goes on to the nämnd and to the public. */
export const withoutPersonalNumber = (text: z.ZodString) =>
  text.refine(
    (typed) => findPersonalNumber(typed) === undefined,
    'Det här ser ut som ett personnummer. Ta bort det.',
  );
