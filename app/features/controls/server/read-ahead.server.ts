import { CONTROL_TEMPLATES } from '#app/features/controls/domain/control-template.ts';
import { fitTemplate } from '#app/features/controls/domain/fit-template.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { RegisterListener } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listColumnsOfRegister } from '#db/queries/controls.server.ts';
import { listControlShapes } from '#db/queries/frame-candidates.server.ts';
import { columnsRead } from './count-frame.server.ts';
import { readAhead } from './kept-cases.server.ts';
import { designOf, filterOf } from './stored-shapes.server.ts';

/** Reads what counts of frames will ask for when a register has changed, so that the first to open a form need not wait. */
export const readAheadForControls: RegisterListener = (services, change) => {
  readAhead(services.db, change.registerId, columnsOfControls(services.db, change.registerId)).catch(
    (error: unknown) => services.log.error({ err: error, ...change }, 'cases could not be read ahead'),
  );
};

/** What the register's own controls and the ready ones read. */
function columnsOfControls(db: Reader, registerId: RegisterId): string[] {
  const headers = listColumnsOfRegister(db, registerId).map(({ header }) => header);
  const own = listControlShapes(db, registerId).flatMap((row) => columnsRead(filterOf(row), designOf(row)));
  const ready = CONTROL_TEMPLATES.map((one) => fitTemplate(one, headers).template).flatMap(
    ({ filter, design }) => columnsRead(filter, design),
  );
  return [...new Set([...own, ...ready])];
}
