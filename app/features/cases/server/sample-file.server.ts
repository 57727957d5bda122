import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Services } from '#app/shared/server/services.ts';

const SAMPLE = 'placeringar-2026-10-31.csv';

/** The address of the sample file, and the file itself: a placements register where everybody is invented. */
export const SAMPLE_ADDRESS = `/exempelfiler/${SAMPLE}`;

export async function readSampleFile(services: Services): Promise<{ name: string; bytes: Buffer }> {
  const bytes = await readFile(path.join(services.config.projectRoot, 'public/exempelfiler', SAMPLE));
  return { name: SAMPLE, bytes };
}
