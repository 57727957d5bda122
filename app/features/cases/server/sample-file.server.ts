import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RegisterKind } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';

const SAMPLE = 'placeringar-2026-10-31.csv';

/** The address of the sample that suits a kind of register: the only one is of placements. Null: none. */
export function sampleFor(kind: RegisterKind): string | null {
  return kind === 'placements' || kind === 'other' ? `/exempelfiler/${SAMPLE}` : null;
}

/** The sample itself: a placements register where everybody is invented. */
export async function readSampleFile(services: Services): Promise<{ name: string; bytes: Buffer }> {
  const bytes = await readFile(path.join(services.config.projectRoot, 'public/exempelfiler', SAMPLE));
  return { name: SAMPLE, bytes };
}
