import type { ControlKeyFile } from '#app/features/sampling/domain/protocol-shape.ts';
import type { ReadProtocol } from '#app/features/sampling/domain/verify-file.ts';
import { checkCommitment, checkSeedOf } from '#app/features/sampling/domain/verify-seed.ts';
import { cannotCheck, type Step } from '#app/features/sampling/domain/verify-steps.ts';

type Secret = { readonly seed: string; readonly salt: string | null };

/** Seed and, without case numbers, salt of a draw (`index` from 0); undefined where the files do not tell them. */
export function secretOf(read: ReadProtocol, index: number, key: ControlKeyFile | null): Secret | undefined {
  const draw = read.file.dragningar[index];
  if (!draw) return undefined;
  if ('frö' in draw) return { seed: draw.frö, salt: null };
  const secret = key?.dragningar.find(({ nummer }) => nummer === draw.nummer);
  return secret && { seed: secret.frö, salt: secret.salt };
}

/** The seeds of a draw and the one before it. */
export function seedsOf(
  read: ReadProtocol,
  index: number,
  key: ControlKeyFile | null,
): readonly [string, string] | null {
  const before = secretOf(read, index - 1, key);
  const now = secretOf(read, index, key);
  return before && now ? [before.seed, now.seed] : null;
}

/** What can be said of a draw's seed, from the protocol itself or from the control key. */
export function seedStep(read: ReadProtocol, index: number, key: ControlKeyFile | null): Step {
  if (read.isDeidentified) {
    const draw = read.file.dragningar[index];
    if (draw) return checkCommitment(draw, key, read.file);
  } else {
    const draw = read.file.dragningar[index];
    if (draw) return checkSeedOf(draw, read.file);
  }
  return cannotCheck('seed', null, 'needsControlKey');
}
