import { MAX_SEED_LENGTH } from '#app/features/sampling/domain/seed.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { FieldError } from './control-form-values.ts';

/** Six dice have 46,656 outcomes; fewer could be tried through by hand. */
const FEWEST_EYES = 6;

/**
 * Dice as a seed: the eyes of each throw together, the throws parted by hyphens, such as `3516-2241` for four dice thrown
 * twice. Spaces and punctuation between the eyes do not matter, their order does.
 */
export function parseThrows(diceCount: string, throws: string): Result<string, FieldError> {
  const refuse = (field: string, message: string) => err({ field, message });
  const dice = /^[1-9]\d?$/.test(diceCount.trim()) ? Number(diceCount) : 0;
  if (dice < 1 || dice > 20) return refuse('diceCount', 'Skriv hur många tärningar ni slår åt gången, 1–20.');
  const eyes = throws.replaceAll(/[\s,;.\-–+/]/g, '');
  if (!/^[1-6]*$/.test(eyes)) {
    return refuse('throws', 'Skriv bara vad tärningarna visade, siffrorna 1–6, i den ordning de lästes.');
  }
  if (eyes.length < FEWEST_EYES) {
    return refuse('throws', `Slå minst ${FEWEST_EYES} tärningar sammanlagt. Åtta eller fler är bättre.`);
  }
  if (eyes.length % dice !== 0) {
    return refuse(
      'throws',
      `${eyes.length} siffror går inte jämnt upp i slag med ${dice} tärningar. Se efter om något saknas.`,
    );
  }
  const text = (eyes.match(new RegExp(`.{${dice}}`, 'g')) ?? []).join('-');
  if (text.length > MAX_SEED_LENGTH) return refuse('throws', 'Så många slag behövs inte. Skriv färre.');
  return ok(text);
}
