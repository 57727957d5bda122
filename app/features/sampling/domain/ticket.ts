import seedrandom from 'seedrandom';

/**
 * The ticket number (slumptal) of a case: a number in [0, 1) that depends on the seed and its own key alone.
 *
 * Made by the library itself, one key at a time; `ticketNumbers` gives the same numbers for a whole frame. seedrandom
 * 3.0.5 reads the low 8 bits of each UTF-16 unit, so keys must be normalised (`normaliseCaseKey`) first. Source:
 * sampling specification aktsam-urval/1 §2.
 */
export function ticketNumber(seed: string, key: string): number {
  return seedrandom(`${seed}|${key}`)();
}
