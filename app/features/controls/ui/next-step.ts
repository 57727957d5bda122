import type { RoundFacts } from '#app/features/controls/domain/round-overview.ts';

type Facts = Pick<RoundFacts, 'allocationKind' | 'seedAgreements'> & {
  readonly round: Pick<RoundFacts['round'], 'id' | 'state'>;
};

/** The one thing that waits in a round now, as it follows "Nästa steg:", and where it is done; undefined when nothing does. */
export function nextStepOf(
  { round, allocationKind, seedAgreements }: Facts,
  areReviewsFinished: boolean,
): { readonly label: string; readonly to: string } | undefined {
  const page = `/omgangar/${round.id}`;
  switch (round.state) {
    case 'planned':
      return { label: 'frys urvalsramen', to: `${page}#urvalsram` };
    case 'frozen': {
      const isSeedAwaited = seedAgreements.some(
        ({ usedAt, cancelledAt }) => usedAt === null && cancelledAt === null,
      );
      return isSeedAwaited
        ? { label: 'båda delarna av fröet ska lämnas', to: `${page}/fro` }
        : { label: SELECT_LABELS[allocationKind], to: `${page}#dragning` };
    }
    case 'drawn':
      return { label: 'fördela granskningarna', to: `${page}#granskning` };
    case 'reviewing':
      return areReviewsFinished
        ? { label: 'läs resultatet och fastställ omgången', to: `${page}#resultat` }
        : {
            label: `granska ${BY_LOT.has(allocationKind) ? 'de dragna ärendena' : 'ärendena i urvalet'}`,
            to: `${page}#granskning`,
          };
    case 'finalised':
      return undefined;
  }
}

const BY_LOT: ReadonlySet<Facts['allocationKind']> = new Set(['whole', 'perStratum', 'proportional']);

const SELECT_LABELS: Readonly<Record<Facts['allocationKind'], string>> = {
  whole: 'dra urvalet',
  perStratum: 'dra urvalet',
  proportional: 'dra urvalet',
  census: 'bestäm urvalet',
  firstInOrder: 'bestäm urvalet',
  selfSelected: 'handläggarna väljer sina ärenden',
  onCause: 'välj ärendena',
};
