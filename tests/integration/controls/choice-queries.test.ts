import { expect, it, vi } from 'vitest';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadChoices } from '#app/features/controls/server/load-choices.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, makePlacementsControl, must } from '#tests/factories/placements-control.ts';
import { makeServices } from '#tests/factories/services.ts';

it('asks the database as often however many have an account, and knows each by name', async () => {
  const services = await makeServices();
  const made = await makePlacementsControl(services);
  const maria = () => actorOf(services, made.maria);
  const allocation = { kind: 'selfSelected', attribute: 'Handläggare', size: 2 } as const;
  const input = { ...made.input, name: 'Egna val', design: { allocation, quotas: [] } };
  const dates = { referenceOn: '2026-10-31' as CivilDate, dueOn: '2026-11-30' as CivilDate };
  const roundId = must(
    startRound(services, maria(), must(createControl(services, maria(), input)), {
      name: 'Omgång',
      reviewerIds: made.reviewers,
      ...dates,
    }),
  );
  must(freezeFrame(services, maria(), roundId));

  const asked = vi.spyOn(services.db.$client, 'prepare');
  const actor = maria();
  const load = () => {
    asked.mockClear();
    const { workers } = loadChoices(services, actor, roundId);
    return { statements: asked.mock.calls.length, workers };
  };
  const before = load();
  const without = before.workers.filter(({ hasAccount }) => !hasAccount);
  expect(without.length).toBeGreaterThan(3);
  for (const { name } of without) {
    makePerson(services, {
      name: `Konto ${name}`,
      role: 'reviewer',
      unitId: made.org.children,
      caseWorkerName: name,
    });
  }
  const after = load();
  expect(after.statements).toBe(before.statements);
  expect(after.workers).toHaveLength(before.workers.length);
  expect(after.workers.filter(({ hasAccount }) => !hasAccount)).toEqual([]);
  asked.mockRestore();
});
