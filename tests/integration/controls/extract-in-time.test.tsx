import { expect, it } from 'vitest';
import { doubtAboutExtract } from '#app/features/controls/domain/extract-in-time.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundFacts } from '#app/features/controls/server/load-round-facts.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { FrameStep } from '#app/features/controls/ui/frame-step.tsx';
import { ProtocolPage } from '#app/features/controls/ui/protocol-page.tsx';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { actorOf, makePlacementsControl, must } from '#tests/factories/placements-control.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import { makeServices } from '#tests/factories/services.ts';

const day = (text: string) => text as CivilDate;
const doubtOf = (extractOn: string, referenceOn: string, today: string) =>
  doubtAboutExtract(day(extractOn), day(referenceOn), day(today));

it('an export is in doubt when it does not reach the reference date, or no export can', () => {
  expect(doubtOf('2026-10-31', '2026-10-31', '2026-11-22')).toBeNull();
  expect(doubtOf('2026-10-31', '2026-06-30', '2026-11-22')).toBeNull();
  expect(doubtOf('2026-10-31', '2026-11-01', '2026-11-22')).toEqual({ kind: 'olderThanReference', days: 1 });
  expect(doubtOf('2025-10-31', '2026-10-31', '2026-11-22')).toEqual({
    kind: 'olderThanReference',
    days: 365,
  });
  expect(doubtOf('2026-11-22', '2026-11-22', '2026-11-22')).toBeNull();
  expect(doubtOf('2026-11-22', '2026-11-23', '2026-11-22')).toEqual({ kind: 'referenceToCome' });
});

it('tells before the freeze what day the export is from and warns of a day that it does not reach', async () => {
  const services = await makeServices();
  const made = await makePlacementsControl(services);
  const maria = actorOf(services, made.maria);
  const start = (name: string, referenceOn: string) =>
    must(
      startRound(services, maria, made.controlId, {
        name,
        referenceOn: day(referenceOn),
        dueOn: day('2027-01-31'),
        reviewerIds: made.reviewers,
      }),
    );
  const reached = loadRoundFacts(services, maria, start('Oktober', '2026-10-31'));
  expect(reached.extract).toEqual({ registerId: made.registerId, on: '2026-10-31', doubt: null });
  const plain = await renderPage(<FrameStep overview={reached} />);
  expect(plain).toContain('Placeringar, uttaget är från 2026-10-31');
  expect(plain).not.toContain('referensdatumet</p>');

  const roundId = start('Året', '2026-12-31');
  const page = await renderPage(<FrameStep overview={loadRoundFacts(services, maria, roundId)} />);
  expect(page).toContain('Referensdatumet har inte varit än');
  expect(page).toContain('Uttaget är från 2026-10-31 men villkor med datum räknas till 2026-12-31');
  expect(page).toContain(`href="/omgangar/${roundId}/redigera"`);
  expect(page).toContain('Frys urvalsramen');

  must(freezeFrame(services, maria, roundId));
  const frozen = loadRoundOverview(services, maria, roundId);
  expect(frozen.extract).toBeNull();
  expect(await renderPage(<ProtocolPage overview={frozen} checksum={null} />)).toContain(
    'Placeringar, uttaget är från',
  );
});
