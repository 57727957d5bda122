import { withoutNames } from '#app/features/cases/domain/without-names.ts';
import { withoutPersonalNumbers } from '#app/features/cases/domain/without-personal-numbers.ts';
import { filterTexts } from '#app/features/controls/domain/frame-filter.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findControl, listColumnsOfRegister } from '#db/queries/controls.server.ts';
import { listNamesAround } from '#db/queries/published-reports.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { filterOf } from './stored-shapes.server.ts';

/**
 * What is told of the round outside its unit, without the names of those in the program and in its frame, and without
 * what its filter asks of handläggare: who is not to be in the frame stands in no case of it. Nor with anything that looks
 * like a personnummer.
 */
export function withoutNamesAround<Value>(db: Reader, roundId: RoundId, value: Value): Value {
  const round = findRound(db, roundId);
  const control = round && findControl(db, round.controlId);
  const columns = control?.registerId ? listColumnsOfRegister(db, control.registerId) : [];
  const ofPeople = columns.filter(({ type }) => type === 'caseWorker' || type === 'coWorker');
  const asked = round
    ? filterTexts(
        filterOf(round),
        ofPeople.map(({ header }) => header),
      )
    : [];
  return withoutNames(withoutPersonalNumbers(value), [...listNamesAround(db, roundId), ...asked], asked);
}
