import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import { buildProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import { countFrame } from '#app/features/controls/server/count-frame.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { changeControl } from '#app/features/controls/server/save-control.server.ts';
import { ProtocolPage } from '#app/features/controls/ui/protocol-page.tsx';
import { protocolWorkbook } from '#app/features/exports/server/sheets/protocol-workbook.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { findControl } from '#db/queries/controls.server.ts';
import { listFrameCases } from '#db/queries/frames.server.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import { handInAll } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const design = { allocation: { kind: 'whole', size: 5 }, quotas: [] } as const;
let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});
const maria = () => actorOf(services, made.maria);

/** A planned round of the control, with this filter. */
function planned(filter: FrameFilter): RoundId {
  const revision = findControl(services.db, made.controlId)?.revision ?? 0;
  must(changeControl(services, maria(), made.controlId, revision, { ...made.input, filter, design }));
  return startPlacementsRound(services, made);
}

function freeze(roundId: RoundId): string[] {
  must(freezeFrame(services, maria(), roundId));
  return listFrameCases(services.db, scopeOf(maria(), 'case.read'), roundId).map(({ key }) => key);
}

/** Draws a round and hands every review in; the reviewed case numbers. */
function review(roundId: RoundId): string[] {
  freeze(roundId);
  const seed = { origin: 'entered', text: `frö ${roundId}` } as const;
  must(drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0 }));
  must(shareOutReviews(services, maria(), roundId));
  handInAll(services, made.maria, roundId);
  return loadRoundOverview(services, maria(), roundId).draws[0]?.cases.map(({ key }) => key) ?? [];
}

const ordered = (keys: readonly string[]) => [...new Set(keys)].sort();

describe('a frame without what was reviewed in the last rounds', () => {
  it('looks at the last k before the round, not at a later one and not at one that was given up', () => {
    const everyCase: FrameFilter = { allOf: [] };
    const [first, second, third] = [1, 2, 3].map(() => review(planned(everyCase))) as [
      string[],
      string[],
      string[],
    ];
    const aborted = planned(everyCase);
    review(aborted);
    services.db.$client
      .prepare('UPDATE rounds SET aborted_at = ?, aborted_by_id = ?, abort_reason = ? WHERE id = ?')
      .run(services.now(), made.maria, 'Fel', aborted);
    // Drawn, but nothing is reviewed in it.
    const unreviewed = planned(everyCase);
    const all = freeze(unreviewed);
    const seed = { origin: 'generated' } as const;
    must(drawRound(services, maria(), unreviewed, { seed, redrawReason: '', drawsSeen: 0 }));

    const waiting = [1, 2, 3, 4].map(() => planned(everyCase));
    const later = review(planned(everyCase));
    // A round that is planned follows its control; here each looks at another number of rounds.
    for (const [index, roundId] of waiting.entries()) {
      services.db.$client
        .prepare('UPDATE rounds SET filter = ? WHERE id = ?')
        .run(JSON.stringify({ allOf: [], leaveOutReviewed: { rounds: index + 1 } }), roundId);
    }
    const leftOut = waiting.map((roundId) => {
      const keys = freeze(roundId);
      return all.filter((key) => !keys.includes(key)).sort();
    });
    expect(leftOut).toEqual([
      ordered(third),
      ordered([...third, ...second]),
      ordered([...third, ...second, ...first]),
      ordered([...third, ...second, ...first]),
    ]);
    expect(leftOut.map(({ length }) => length)).not.toContain(0);
    expect(waiting.map((id) => loadRoundOverview(services, maria(), id).frame?.leftOut)).toEqual(
      leftOut.map(({ length }, index) => [{ kind: 'reviewedInRounds', count: length, rounds: index + 1 }]),
    );
    // A round that does not exist yet looks at the later one as well.
    const next = (rounds: number) =>
      countFrame(services, maria(), {
        source: { registerId: made.registerId, unitId: made.org.children },
        subject: { registerId: made.registerId, controlId: made.controlId },
        filter: { allOf: [], leaveOutReviewed: { rounds } },
        design,
        referenceOn: '2026-10-31' as CivilDate,
      }).leftOut;
    expect(next(1)).toMatchObject([{ count: later.length }]);
    expect(next(2)).toMatchObject([{ count: ordered([...later, ...third]).length }]);
  });
});

describe('the protocol of a frame with rules', () => {
  it('tells what each rule left out, on its page, in its file and in its workbook', async () => {
    services.db.$client.exec("UPDATE registers SET protected_rule = 'leaveOut'");
    const reviewed = review(planned({ allOf: [] }));
    const roundId = planned({
      allOf: [],
      leaveOutReviewed: { rounds: 1 },
      onePer: { column: 'Handläggare' },
    });
    const keys = freeze(roundId);
    const seed = { origin: 'generated' } as const;
    must(drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0 }));
    const { $client } = services.db;
    const hidden = Number($client.prepare('SELECT count(*) FROM cases WHERE is_protected').pluck().get());
    const total = Number($client.prepare('SELECT count(*) FROM cases').pluck().get());
    const same = total - hidden - reviewed.length - keys.length;
    expect([hidden, reviewed.length, same].every((count) => count > 1)).toBe(true);
    const words = [
      `${hidden} ärenden med skyddade personuppgifter, enligt registrets regel`,
      `${reviewed.length} ärenden som granskades i kontrollens senaste omgång`,
      `${same} ärenden med samma värde i Handläggare som ett ärende som är med`,
    ];

    const protocol = buildProtocol(services, maria(), roundId);
    if (!protocol) throw new Error('no protocol');
    expect(protocol.urvalsram).toMatchObject({
      antal: keys.length,
      utelämnat: [
        { kind: 'protected', count: hidden },
        { kind: 'reviewedInRounds', count: reviewed.length, rounds: 1 },
        { kind: 'sameValue', count: same, column: 'Handläggare' },
      ],
      utelämnatIOrd: words,
    });
    const facts = protocolWorkbook(protocol, roundId).sheets[0]?.blocks.flatMap((block) =>
      'rows' in block ? [...block.rows] : [],
    );
    expect(facts?.filter(([term]) => term === 'Lämnat utanför').map(([, told]) => told)).toEqual(words);
    const page = await pageOf(roundId);
    expect(page.split('Lämnat utanför')).toHaveLength(4);
    for (const told of words) expect(page).toContain(told);
  });
});

async function pageOf(roundId: RoundId): Promise<string> {
  const element = (
    <ProtocolPage overview={loadRoundOverview(services, maria(), roundId)} checksum={'a'.repeat(64)} />
  );
  return renderPage(element);
}
