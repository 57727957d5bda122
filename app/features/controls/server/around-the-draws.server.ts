import type { ProtocolFile } from '#app/features/sampling/domain/protocol-shape.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import type { ControlRow } from '#db/queries/controls.server.ts';
import { listRoundEvents, type RoundRow } from '#db/queries/rounds.server.ts';
import { loadLockDoubts } from './load-lock-doubts.server.ts';
import { loadAgreements, loadLateLock, loadLockTraces } from './load-seed-story.server.ts';

export type AroundTheDraws = Pick<
  ProtocolFile,
  'avbruten' | 'uppgivnaFrön' | 'spårEfterLåsning' | 'avvisadeDragningar'
>;

/** What was given up, tried or arranged; the protocol tells it whether or not it changed anything. */
export function aroundTheDraws(db: Reader, round: RoundRow, control: ControlRow): AroundTheDraws {
  const { abortedAt, abortedById, abortReason } = round;
  const aborter = abortedById === null ? undefined : findPerson(db, abortedById);
  return {
    avbruten:
      abortedAt === null ? null : { tid: abortedAt, av: aborter?.displayName ?? '', skäl: abortReason ?? '' },
    uppgivnaFrön: loadAgreements(db, round.id).flatMap((one) =>
      one.cancelledAt === null
        ? []
        : [
            {
              dragning: one.drawNumber,
              begärtTid: one.createdAt,
              begärtAv: one.createdByName,
              personer: one.people.map(({ name }) => name),
              lämnadeDelar: one.people.filter(({ givenAt }) => givenAt !== null).length,
              uppgivetTid: one.cancelledAt,
              uppgivetAv: one.cancelledByName ?? '',
              skäl: one.cancelReason ?? '',
            },
          ],
    ),
    spårEfterLåsning: [
      ...loadLockTraces(db, round, control),
      ...loadLockDoubts(db, round),
      ...loadLateLock(db, round),
    ],
    avvisadeDragningar: listRoundEvents(db, round.id)
      .filter(({ kind }) => kind === 'drawRefused')
      .map(({ at, byName, note }) => ({ tid: at, av: byName ?? '', frö: note.replace(/^frö /, '') })),
  };
}
