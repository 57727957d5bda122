import { beforeAll, expect, it } from 'vitest';
import { loader as controlKeyFile } from '#app/features/controls/routes/control-key-file.ts';
import { loader as frameFile } from '#app/features/controls/routes/frame-file.ts';
import { loader as protocolFile } from '#app/features/controls/routes/protocol-file.ts';
import { loader as deidentifiedFile } from '#app/features/exports/routes/deidentified-protocol-file.ts';
import { loader as protocolWorkbook } from '#app/features/exports/routes/protocol-workbook.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { drawPlacementsRound, makePlacementsControl } from '#tests/factories/placements-control.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let roundId: RoundId;
let args: Awaited<ReturnType<typeof routeArguments>>;
beforeAll(async () => {
  services = await makeServices();
  const made = await makePlacementsControl(services);
  roundId = drawPlacementsRound(services, made);
  args = await routeArguments(services, { as: made.maria, params: { roundId } });
});

const JSON_TYPE = 'application/json; charset=utf-8';

it.each([
  ['urvalsprotokoll', 'json', JSON_TYPE, protocolFile],
  ['kontrollnyckel', 'json', JSON_TYPE, controlKeyFile],
  ['urvalsprotokoll-avidentifierat', 'json', JSON_TYPE, deidentifiedFile],
  ['urvalsram', 'csv', 'text/csv; charset=utf-8', frameFile],
])('%s is saved as .%s by a name that every reader can write', async (name, ending, type, loader) => {
  const { headers } = await loader(args);
  expect(headers.get('Content-Type')).toBe(type);
  expect(headers.get('Content-Disposition')).toBe(
    `attachment; filename="${name}-omgang-${roundId}.${ending}"; filename*=UTF-8''${name}-omg%C3%A5ng-${roundId}.${ending}`,
  );
});

it('a workbook is saved as one, in the same way', async () => {
  const { headers } = await protocolWorkbook(args);
  expect(headers.get('Content-Type')).toContain('spreadsheetml.sheet');
  expect(headers.get('Content-Disposition')).toMatch(
    /^attachment; filename="[\w .()-]+\.xlsx"; filename\*=UTF-8''/,
  );
});
