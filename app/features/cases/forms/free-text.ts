import type { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';

/** What is written stands in histories and protocols for good, and much of it goes on to the nämnd and to the public. */
export const NO_PERSONAL_NUMBER = 'Här står något som ser ut som ett personnummer. Ta bort det.';

/** The text refused where it holds a personnummer. */
export const withoutPersonalNumber = (text: z.ZodString) =>
  text.refine((typed) => findPersonalNumber(typed) === undefined, NO_PERSONAL_NUMBER);
