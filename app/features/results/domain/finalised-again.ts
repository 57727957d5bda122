import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';

/** One time the round was finalised. */
export type Finalisation = {
  /** 1 for the first time. */
  readonly sequence: number;
  /** An instant. */
  readonly at: string;
  /** Why the one before was opened again; null the first time. */
  readonly reopenReason: string | null;
};

/**
 * What whoever has read earlier figures must be told, a sentence for each time the round was finalised again, earliest
 * first; empty when it was finalised once. The reason is internal: it may name a case.
 */
export function finalisedAgainInWords(
  finalisations: readonly Finalisation[],
  { hasReason }: { hasReason: boolean },
): string[] {
  return finalisations.slice(1).map(({ at, reopenReason }, index) => {
    const replaced = finalisations[index]?.at ?? at;
    const sentence = `Fastställd på nytt ${civilDateInSweden(at)}, ersätter fastställelsen ${civilDateInSweden(replaced)}.`;
    return hasReason && reopenReason ? `${sentence} Skäl: ${reopenReason}` : sentence;
  });
}
