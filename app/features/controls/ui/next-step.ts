import type { RoundFacts } from '#app/features/controls/domain/round-overview.ts';
import { plural } from '#app/shared/text/format.ts';

type Facts = Pick<RoundFacts, 'allocationKind' | 'seedAgreements'> & {
  readonly round: Pick<RoundFacts['round'], 'id' | 'state'>;
};

/** What a round under way waits for. `toAgree`: cases where all have handed in and are to agree on the answers. */
export type ReviewingStage =
  | { readonly kind: 'underWay' | 'toAgree'; readonly toAgree: number }
  /** `isUnwritten`: there are no words of why it went so, or of what is proposed. */
  | { readonly kind: 'finished'; readonly isUnwritten?: boolean }
  | { readonly kind: 'toApprove' | 'answering' | 'answersOpen' };

/** The one thing that waits in a round now, as it follows "Nästa steg:", and where it is done; undefined when nothing does. */
export function nextStepOf(
  { round, allocationKind, seedAgreements }: Facts,
  stage: ReviewingStage,
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
      return whileReviewing(page, round.id, stage, allocationKind);
    case 'finalised':
      return undefined;
  }
}

function whileReviewing(
  page: string,
  roundId: number,
  stage: ReviewingStage,
  allocationKind: Facts['allocationKind'],
): { label: string; to: string } {
  const cases = BY_LOT.has(allocationKind) ? 'de dragna ärendena' : 'ärendena i urvalet';
  const to = `${page}#granskning`;
  switch (stage.kind) {
    case 'underWay':
      return { label: `granska ${cases}${stage.toAgree > 0 ? ` och ${agreeIn(stage.toAgree)}` : ''}`, to };
    case 'toAgree':
      return { label: agreeIn(stage.toAgree), to };
    case 'toApprove':
      return { label: 'godkänn granskningarna', to };
    case 'finished':
      if (stage.isUnwritten)
        return { label: 'skriv texten om resultatet, som låses när du fastställer', to: `${page}/text` };
      return { label: 'läs resultatet och fastställ omgången', to: `${page}#resultat` };
    case 'answering':
      return { label: 'svara på vinjetten', to };
    case 'answersOpen':
      return { label: 'se hur gruppen svarade', to: `/vinjetter/${roundId}` };
  }
}

const agreeIn = (count: number) => `enas om svaren i ${plural(count, 'ärende', 'ärenden')}`;

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
