import { beforeEach, describe, expect, it } from 'vitest';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { ticketNumber } from '#app/features/sampling/domain/ticket.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});
const maria = () => actorOf(services, made.maria);

function frozen(design: SampleDesign): RoundId {
  const controlId = must(createControl(services, maria(), { ...made.input, name: 'Kontroll två', design }));
  const facts = {
    name: 'Omgång',
    referenceOn: '2026-10-31' as CivilDate,
    dueOn: '2026-12-31' as CivilDate,
    reviewerIds: made.reviewers,
  };
  const roundId = must(startRound(services, maria(), controlId, facts));
  must(freezeFrame(services, maria(), roundId));
  return roundId;
}

const COLUMN = 'Senaste övervägande';
const SIZE = 10;

/** The frame's cases with what they hold in the column, lowest slumptal first, by a seed whose first case is alone in it. */
function inOrder() {
  const roundId = frozen({ allocation: { kind: 'whole', size: SIZE }, quotas: [] });
  const { columns } = services.db.$client
    .prepare('SELECT columns FROM frames WHERE round_id = ?')
    .get(roundId) as { columns: string };
  const position = (JSON.parse(columns) as { header: string }[]).findIndex(({ header }) => header === COLUMN);
  const rows = services.db.$client
    .prepare('SELECT key, "values" ->> ? AS value FROM frame_cases WHERE round_id = ?')
    .all(`$[${position}]`, roundId) as { key: string; value: string }[];
  for (let number = 1; ; number++) {
    const seed = `frö ${number}`;
    const order = rows.toSorted((a, b) => ticketNumber(seed, a.key) - ticketNumber(seed, b.key));
    if (order.filter(({ value }) => value === order[0]?.value).length === 1) return { seed, order };
  }
}

function replaceFirst(seed: string, firstKey: string, values: readonly string[]): string | null {
  const quotas = [{ attribute: COLUMN, values, minimum: 1 }];
  const roundId = frozen({ allocation: { kind: 'whole', size: SIZE }, quotas });
  const asked = { seed: { origin: 'entered', text: seed }, redrawReason: '', drawsSeen: 0 } as const;
  must(drawRound(services, maria(), roundId, asked));
  const first = loadRoundOverview(services, maria(), roundId).draws[0]?.cases[0];
  if (!first) throw new Error('nothing drawn');
  expect(first.key).toBe(firstKey);
  const input = { frameCaseId: first.frameCaseId, reason: 'wrongUnit', note: '' } as const;
  return must(replaceCase(services, maria(), roundId, input)).replacementKey;
}

describe('the reserve that keeps a quota', () => {
  it('is the first of the rule also when it stands far down, past what is read at first', () => {
    const { seed, order } = inOrder();
    const [first] = order;
    const place = order.findIndex(
      ({ value }, index) => index > SIZE + 100 && order.findIndex((one) => one.value === value) === index,
    );
    const far = order[place];
    if (!first || !far) throw new Error('no case stands alone so far down');
    expect(replaceFirst(seed, first.key, [first.value, far.value])).toBe(far.key);
  });

  it('is the very first where no reserve of the whole frame keeps it', () => {
    const { seed, order } = inOrder();
    const [first] = order;
    if (!first) throw new Error('the frame is empty');
    expect(replaceFirst(seed, first.key, [first.value])).toBe(order[SIZE]?.key);
  });
});
