import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import type { TypedTexts } from '#app/features/results/domain/round-texts.ts';
import { readRoundTexts } from '#app/features/results/forms/round-texts-form.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundTexts } from '#app/features/results/server/load-round-texts.server.ts';
import { reopenRound } from '#app/features/results/server/reopen-round.server.ts';
import { saveRoundTexts } from '#app/features/results/server/save-round-texts.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const ANALYSIS = 'Två barn hördes inte, båda i augusti.';

/** What the page sends when somebody has it open and types the given. */
function typedOn(
  services: TestServices,
  actor: Actor,
  { roundId }: ReviewedRound,
  given: Readonly<Record<string, string>>,
): TypedTexts {
  const { texts } = loadRoundTexts(services, actor, roundId);
  const form = new FormData();
  for (const [part, { text, revision, mayLeaveUnit }] of Object.entries(texts)) {
    form.set(part, text);
    form.set(`seen-${part}`, text);
    form.set(`revision-${part}`, String(revision));
    if (part === 'improvement') {
      form.set('didLeaveUnit', mayLeaveUnit ? 'yes' : 'no');
      if (mayLeaveUnit) form.set('mayLeaveUnit', 'on');
    }
  }
  for (const [name, value] of Object.entries(given)) form.set(name, value);
  return readRoundTexts(form);
}

const statusOf = (attempt: () => unknown): number => {
  try {
    attempt();
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
};

const contentsOf = (services: TestServices) =>
  services.db.$client.prepare('SELECT * FROM finalised_contents ORDER BY sequence').all() as {
    sequence: number;
    texts: string;
    program_version: string;
    checklist_name: string;
    checklist_number: number;
  }[];

describe('the texts about a round', () => {
  it('are closed to those who do not lead it, whatever is wrong in what they send', async () => {
    const services = await makeServices();
    const round = await makeReviewedRound(services);
    const maria = actorOf(services, round.maria);
    const wrong = typedOn(services, maria, round, { analysis: 'Gäller 811218-9876' });
    const unitId = round.org.administration;
    const reader = actorOf(services, makePerson(services, { name: 'Lena Läsare', role: 'reader', unitId }));
    const reviewer = actorOf(
      services,
      makePerson(services, { name: 'Rut Granskare', role: 'reviewer', unitId }),
    );
    for (const actor of [reader, reviewer]) {
      expect(statusOf(() => loadRoundTexts(services, actor, round.roundId))).toBe(404);
      expect(statusOf(() => saveRoundTexts(services, actor, round.roundId, wrong))).toBe(404);
    }

    // Who may is told, and nothing is saved: not even the part that nothing is wrong with.
    const both = typedOn(services, maria, round, { analysis: 'Gäller 811218-9876', result: 'Bra' });
    const refused = saveRoundTexts(services, maria, round.roundId, both);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'wrong', errors: [{ field: 'analysis' }] } });
    const after = loadRoundTexts(services, maria, round.roundId);
    expect(Object.values(after.texts).map(({ revision }) => revision)).toEqual([0, 0, 0, 0]);
    expect(after.sentences).toContain('2\u00a0brister i 2 av 10\u00a0granskade ärenden.');
  });

  it('refuse the later of two who write the same, let those who write different ones be, and log no word', async () => {
    const services = await makeServices();
    const round = await makeReviewedRound(services);
    const maria = actorOf(services, round.maria);
    const [first, second, other] = [
      typedOn(services, maria, round, { analysis: ANALYSIS }),
      typedOn(services, maria, round, { analysis: 'Något annat', result: 'Också' }),
      typedOn(services, maria, round, { improvement: 'Boka samtal', mayLeaveUnit: 'on' }),
    ];
    must(saveRoundTexts(services, maria, round.roundId, first));
    expect(saveRoundTexts(services, maria, round.roundId, second)).toEqual({
      ok: false,
      error: { kind: 'collided', parts: ['analysis'] },
    });
    must(saveRoundTexts(services, maria, round.roundId, other));
    must(saveRoundTexts(services, maria, round.roundId, first));
    const { texts } = loadRoundTexts(services, maria, round.roundId);
    expect(texts).toMatchObject({
      result: { text: '', revision: 0 },
      analysis: { text: ANALYSIS, revision: 1 },
      improvement: { text: 'Boka samtal', revision: 1, mayLeaveUnit: true },
    });
    const log = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'round.textsWritten' ORDER BY rowid")
      .all() as { detail: string }[];
    expect(log.map(({ detail }) => JSON.parse(detail))).toEqual([
      { parts: ['analysis'], mayImprovementLeave: false },
      { parts: ['improvement'], mayImprovementLeave: true },
    ]);
  });

  it('are kept with the figures when the round is finalised, each time anew, and cannot be changed then', async () => {
    const services = await makeServices();
    const round = await makeReviewedRound(services);
    const maria = actorOf(services, round.maria);
    must(
      saveRoundTexts(
        services,
        maria,
        round.roundId,
        typedOn(services, maria, round, { analysis: ANALYSIS, improvement: 'Boka samtal' }),
      ),
    );
    const late = typedOn(services, maria, round, { analysis: 'För sent' });
    must(finaliseRound(services, maria, round.roundId, new Map()));
    expect(saveRoundTexts(services, maria, round.roundId, late)).toEqual({
      ok: false,
      error: { kind: 'locked' },
    });
    const locked = loadRoundTexts(services, maria, round.roundId);
    expect(locked).toMatchObject({ mayWrite: false, locked: { analysis: ANALYSIS } });
    expect(locked.locked?.sentences).toEqual(locked.sentences);
    const [content] = contentsOf(services);
    expect(content).toMatchObject({ sequence: 1, checklist_number: 1 });
    expect(content?.program_version).toMatch(/^\d+\.\d+\.\d+/);
    expect(() => services.db.$client.prepare("UPDATE finalised_contents SET texts = '{}'").run()).toThrow(
      /append-only/,
    );

    const deidentified = () => loadDeidentifiedResult(services, maria, round.roundId);
    expect(deidentified().improvement).toBeNull();
    expect(JSON.stringify(deidentified())).not.toContain(ANALYSIS);
    const sheetOf = (version: 'internal' | 'deidentified') =>
      JSON.stringify(exportRound(services, maria, round.roundId, version).sheets);
    expect(sheetOf('internal')).toContain(ANALYSIS);
    expect(sheetOf('deidentified')).not.toMatch(/i augusti|Boka samtal/);

    must(reopenRound(services, maria, round.roundId, 'Förslaget ska med'));
    const ticked = typedOn(services, maria, round, { mayLeaveUnit: 'on' });
    must(saveRoundTexts(services, maria, round.roundId, ticked));
    must(finaliseRound(services, maria, round.roundId, new Map()));
    expect(deidentified().improvement).toBe('Boka samtal');
    expect(contentsOf(services).map(({ texts }) => JSON.parse(texts).mayImprovementLeave)).toEqual([
      false,
      true,
    ]);
  });
});
