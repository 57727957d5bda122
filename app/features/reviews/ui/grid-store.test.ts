import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { grantedTimeChecklist } from '#app/features/checklists/domain/shipped-granted-time.ts';
import type { GridCase } from '#app/features/reviews/domain/grid-data.ts';
import { GridSender } from './grid-send.ts';
import { GridStore } from './grid-store.ts';

const aCase = (reviewId: number, change: Partial<GridCase> = {}): GridCase => ({
  reviewId,
  caseKey: `B${reviewId}`,
  state: 'assigned',
  isLocked: false,
  isProtected: false,
  columns: { 'Schablontid (min/mån)': '60' },
  answers: [],
  ...change,
});
const cases = (count: number) => Array.from({ length: count }, (_, place) => aCase(place + 1));

type Sent = { reviewId: number; questionKey: string; content: string; seenRevision: number };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A table whose server answers as `answer` says for each answer of a request; undefined: no contact. */
function tableOf(rows: readonly GridCase[], answer: (one: Sent) => object | undefined) {
  const requests: Sent[][] = [];
  const sender = new GridSender(7, async (_url, { body }) => {
    const sent = JSON.parse(new URLSearchParams(String(body)).get('svar') ?? '') as Sent[];
    requests.push(sent);
    const replies = sent.map(answer);
    if (replies.includes(undefined)) throw new TypeError('Failed to fetch');
    return Response.json({ replies });
  });
  const store = new GridStore(
    { definition: grantedTimeChecklist, referenceOn: '2020-12-31', cases: rows },
    (reviewId) => sender.sendFor(reviewId),
  );
  return { store, requests };
}

const saved = ({ seenRevision }: Sent) => ({
  kind: 'saved',
  revision: seenRevision + 1,
  savedAt: '2026-11-02T08:00:00.000Z',
});
const give = (store: GridStore, place: number, content = '60') =>
  store.queueAt(place).choose('beviljad-tid', { option: null, content });
const settle = () => vi.advanceTimersByTimeAsync(10);

describe('what is sent', () => {
  it('goes a hundred answers at a time for a filled column, and at once for a single answer', async () => {
    const { store, requests } = tableOf(cases(241), saved);
    for (let place = 0; place < 241; place += 1) give(store, place);
    await settle();
    expect(requests.map((sent) => sent.length)).toEqual([100, 100, 41]);
    expect(store.hasUnsaved()).toBe(false);
    give(store, 3, '75');
    await settle();
    expect(requests.at(-1)).toMatchObject([{ reviewId: 4, content: '75', seenRevision: 1 }]);
  });

  it('waits when there is no contact, is told, and goes again by itself', async () => {
    let isCut = true;
    const { store } = tableOf(cases(3), (one) => (isCut ? undefined : saved(one)));
    for (const place of [0, 1, 2]) give(store, place);
    await settle();
    expect(store.summary()).toMatchObject({ answered: 3, stuck: 3, isSaving: false });
    expect(store.summary().stuckMessage).toContain('Ingen kontakt');
    expect(store.hasUnsaved()).toBe(true);
    isCut = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.summary()).toMatchObject({ stuck: 0, savedAt: '2026-11-02T08:00:00.000Z' });
    expect(store.hasUnsaved()).toBe(false);
  });

  it('lets one conflict stand among the others, and writes nothing over it', async () => {
    const stored = {
      questionKey: 'beviljad-tid',
      option: null,
      content: '90',
      reason: '',
      comment: '',
      evidence: '',
      revision: 4,
      savedAt: '2026-11-02T07:00:00.000Z',
      savedByName: 'Anna',
    };
    const { store, requests } = tableOf(cases(2), (one) =>
      one.reviewId === 2 ? { kind: 'conflict', stored } : saved(one),
    );
    give(store, 0);
    give(store, 1);
    await settle();
    expect(store.summary()).toMatchObject({ conflicts: 1, stuck: 0 });
    expect(store.factsAt(1).hasConflict).toBe(true);
    give(store, 1, '45');
    await settle();
    expect(requests).toHaveLength(1);
    store.queueAt(1).settle('beviljad-tid', 'stored');
    await settle();
    expect(store.entryAt(1, 'beviljad-tid').draft.content).toBe('90');
    expect(store.hasUnsaved()).toBe(false);
  });
});

describe('the totals', () => {
  it('follow each answer, with the questions that come and go by it', async () => {
    const { store } = tableOf(cases(2), saved);
    expect(store.summary()).toMatchObject({ answered: 0, applicable: 2, complete: 0 });
    give(store, 0, '75');
    store.queueAt(0).choose('tid-forklarad', { option: 'no' });
    store.queueAt(0).choose('hur-ofta-framgar', { option: 'yes' });
    await settle();
    expect(store.summary()).toMatchObject({ answered: 3, applicable: 4, complete: 1 });
    expect(store.factsAt(0)).toMatchObject({ isComplete: true, hasFault: true });
    give(store, 0, '60');
    await settle();
    expect(store.summary()).toMatchObject({ answered: 2, applicable: 3, complete: 1 });
    expect(store.canAnswer(0, 'tid-forklarad')).toBe(false);
    expect(store.reviewStateAt(0)).toBe('started');
  });

  it('count no locked review among those to hand in, and let nothing be answered there', () => {
    const answers = (['beviljad-tid', 'hur-ofta-framgar'] as const).map((questionKey) => ({
      questionKey,
      revision: 1,
      option: questionKey === 'beviljad-tid' ? null : 'yes',
      content: questionKey === 'beviljad-tid' ? '60' : '',
      reason: '',
      comment: '',
      evidence: '',
    }));
    const { store } = tableOf(
      [aCase(1, { state: 'finished', isLocked: true, answers }), aCase(2, { answers })],
      saved,
    );
    expect(store.summary()).toMatchObject({ answered: 4, applicable: 4, complete: 1 });
    expect(store.canAnswer(0, 'beviljad-tid')).toBe(false);
    expect(store.canAnswer(1, 'beviljad-tid')).toBe(true);
  });
});
