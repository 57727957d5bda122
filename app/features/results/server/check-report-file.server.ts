import { createHash } from 'node:crypto';
import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findReportFiles } from '#db/queries/report-files.server.ts';
import { readSha256, reportFileInWords } from '../domain/report-file.ts';
import { reachDeidentified } from './reach-deidentified.server.ts';

/** The file's SHA-256; nothing of the file is kept. */
export async function hashOfFile(file: File): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.stream() as unknown as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest('hex');
}

/** 403 for whoever may read no result anywhere. */
export function requireResultReader(actor: Actor): void {
  requireScope(actor, 'result.readDeidentified');
}

/**
 * Which finalised rounds the file with this SHA-256 is of, among those that the person may read; empty when none is, so
 * that nobody learns of a round by guessing. Undefined when the text is no SHA-256.
 */
export function checkReportFile({ db }: Services, actor: Actor, text: string) {
  const sha256 = readSha256(text);
  if (sha256 === undefined) return undefined;
  const files = findReportFiles(db, sha256).flatMap(({ roundId, sequence, kind, madeAt }) => {
    const reached = reachDeidentified(db, actor, roundId);
    if (!reached) return [];
    const { found, resource } = reached;
    // The file is of a finalised round even if the round stands open again.
    if (!may(actor, 'result.readDeidentified', { ...resource, isFinalised: true })) return [];
    const { round, controlName, unitName, finalisations } = found;
    const finalisation = finalisations.find((one) => one.sequence === sequence);
    return [
      {
        roundId,
        number: finalisation?.finalNumber ?? '',
        controlName,
        roundName: round.name,
        unitName,
        kind: reportFileInWords(kind),
        finalisedAt: finalisation?.at ?? '',
        madeAt,
        /** The figures of the file are those that hold. */
        isInForce: round.state === 'finalised' && sequence === finalisations.length,
        isFinalised: round.state === 'finalised',
      },
    ];
  });
  return { sha256, files };
}

export type CheckedFile = NonNullable<ReturnType<typeof checkReportFile>>;
