import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOLDS_NUMBER } from '#app/features/reviews/domain/number-in-answer.ts';
import { type Prepare, prepareFor } from '#app/features/reviews/domain/prepare-answer.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { type AnswerDraft, AnswerQueue, type SendReply, type StoredAnswer } from './answer-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const savedAt = '2026-11-02T09:42:00.000Z';

/** A server that answers as told, or keeps revisions when told nothing. */
function makeServer() {
  const sent: { key: string; draft: AnswerDraft; seen: number }[] = [];
  const replies: SendReply[] = [];
  const send = async (key: string, draft: AnswerDraft, seen: number): Promise<SendReply> => {
    sent.push({ key, draft, seen });
    return replies.shift() ?? { kind: 'saved', revision: seen + 1, savedAt };
  };
  return { sent, replies, send };
}
const unreachable: SendReply = { kind: 'unreachable', message: 'Ingen kontakt.' };

describe('AnswerQueue', () => {
  it('is saved only after the server has said so', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send);
    queue.choose('q', { option: 'yes' });
    expect(queue.entry('q').state).toBe('saving');
    expect(queue.hasUnsaved()).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.entry('q')).toMatchObject({ state: 'saved', revision: 1, savedAt });
    expect(queue.hasUnsaved()).toBe(false);
  });

  it('sends words when the typing pauses, and at once when the field is left', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send);
    queue.write('q', { reason: 'Sju' });
    queue.write('q', { reason: 'Sju månader' });
    await vi.advanceTimersByTimeAsync(700);
    expect(server.sent).toHaveLength(0);
    queue.leave('q');
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.sent.map(({ draft }) => draft.reason)).toEqual(['Sju månader']);
  });

  it('holds back words with a personnummer, says so when the typing pauses, and sends them when it is gone', async () => {
    const server = makeServer();
    const prepare = prepareFor(everyKindChecklist, '2026-12-31');
    const queue = new AnswerQueue([], server.send, prepare);
    const key = 'bedomd-samma-dag';
    queue.choose(key, { option: 'no' });
    await vi.advanceTimersByTimeAsync(0);
    queue.write(key, { reason: 'Kalle 19850101-1236' });
    await vi.advanceTimersByTimeAsync(800);
    expect(queue.entry(key)).toMatchObject({ state: 'invalid', message: HOLDS_NUMBER });
    expect(queue.entry(key).draft.reason).toBe('Kalle 19850101-1236');
    expect([await queue.flush(), server.sent.length]).toEqual([false, 1]);
    queue.write(key, { reason: 'Kalle' });
    await vi.advanceTimersByTimeAsync(800);
    expect(queue.entry(key)).toMatchObject({ state: 'saved', revision: 2 });
    expect(server.sent.map(({ draft }) => draft.reason)).toEqual(['', 'Kalle']);
  });

  it('sends what changed while a request was on its way, over the new revision', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send);
    queue.choose('q', { option: 'yes' });
    queue.choose('q', { option: 'no' });
    await vi.advanceTimersByTimeAsync(0);
    expect(server.sent.map(({ draft, seen }) => [draft.option, seen])).toEqual([
      ['yes', 0],
      ['no', 1],
    ]);
    expect(queue.entry('q')).toMatchObject({ state: 'saved', revision: 2 });
  });

  it('waits when the network is gone and sends again until it is taken', async () => {
    const server = makeServer();
    server.replies.push(unreachable, unreachable);
    const queue = new AnswerQueue([], server.send);
    queue.choose('q', { option: 'yes' });
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.entry('q').state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(queue.entry('q').state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(queue.entry('q').state).toBe('saved');
    expect(server.sent.map(({ seen }) => seen)).toEqual([0, 0, 0]);
  });

  it('sends everything that waits when asked to, and says whether all was taken', async () => {
    const server = makeServer();
    server.replies.push(unreachable, unreachable);
    const queue = new AnswerQueue([], server.send);
    queue.choose('a', { option: 'yes' });
    queue.choose('b', { option: 'yes' });
    await vi.advanceTimersByTimeAsync(0);
    expect(await queue.flush()).toBe(true);
    expect(server.sent).toHaveLength(4);
  });

  it('awaits what is already on its way', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send);
    queue.choose('q', { option: 'yes' });
    expect(await queue.flush()).toBe(true);
    expect(server.sent).toHaveLength(1);
  });

  const stored: StoredAnswer = {
    questionKey: 'q',
    option: 'no',
    content: '',
    reason: 'Av Bo',
    comment: '',
    evidence: '',
    revision: 5,
    savedAt,
    savedByName: 'Bo Ek',
  };

  it('keeps both values in a conflict and sends nothing more by itself', async () => {
    const server = makeServer();
    server.replies.push({ kind: 'conflict', stored });
    const queue = new AnswerQueue([], server.send);
    queue.choose('q', { option: 'yes' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.entry('q')).toMatchObject({ state: 'conflict', draft: { option: 'yes' }, stored });
    queue.choose('q', { option: 'notApplicable' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.sent).toHaveLength(1);
  });

  it('writes my answer over the stored one only when I say so', async () => {
    const server = makeServer();
    server.replies.push({ kind: 'conflict', stored });
    const queue = new AnswerQueue([], server.send);
    queue.choose('q', { option: 'yes' });
    await vi.advanceTimersByTimeAsync(0);
    queue.settle('q', 'mine');
    await vi.advanceTimersByTimeAsync(0);
    expect(server.sent.at(-1)).toMatchObject({ draft: { option: 'yes' }, seen: 5 });
    expect(queue.entry('q')).toMatchObject({ state: 'saved', revision: 6 });
  });

  it('takes the stored answer when I give way', async () => {
    const server = makeServer();
    server.replies.push({ kind: 'conflict', stored });
    const queue = new AnswerQueue([], server.send);
    queue.choose('q', { option: 'yes' });
    await vi.advanceTimersByTimeAsync(0);
    queue.settle('q', 'stored');
    expect(queue.entry('q')).toMatchObject({
      state: 'saved',
      revision: 5,
      draft: { option: 'no', reason: 'Av Bo' },
    });
    expect(server.sent).toHaveLength(1);
  });

  it('learns what is newer on the server, and leaves alone what is being changed here', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send);
    const other: StoredAnswer = { ...stored, questionKey: 'other', revision: 1 };
    queue.write('q', { reason: 'Min' });
    queue.learn([stored, other]);
    expect(queue.entry('q').draft.reason).toBe('Min');
    expect(queue.entry('other')).toMatchObject({ state: 'saved', revision: 1, draft: { reason: 'Av Bo' } });
    queue.choose('other', { option: 'yes' });
    await vi.advanceTimersByTimeAsync(0);
    queue.learn([other]);
    expect(queue.entry('other')).toMatchObject({ revision: 2, draft: { option: 'yes' } });
  });

  it('says why an answer was refused', async () => {
    const server = makeServer();
    server.replies.push({ kind: 'refused', message: 'Granskningen är inlämnad.' });
    const queue = new AnswerQueue([], server.send);
    queue.choose('q', { option: 'yes' });
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.entry('q')).toMatchObject({ state: 'refused', message: 'Granskningen är inlämnad.' });
    expect(queue.hasUnsaved()).toBe(true);
  });
});

describe('what is written in a field', () => {
  const message = 'Det är inget tal.';
  /** Numbers are answers, with a comma or a point; nothing is none. */
  const prepare: Prepare = (_key, draft) => {
    const content = draft.content.trim().replace(',', '.');
    return /^\d*(\.\d+)?$/u.test(content) ? { draft: { ...draft, content } } : { trouble: message };
  };
  const typed = (queue: AnswerQueue, content: string) => queue.write('q', { content });

  it('is sent in its canonical form, and takes it when the field is left and not before', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send, prepare);
    typed(queue, ' 7,50');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.sent.map(({ draft }) => draft.content)).toEqual(['7.50']);
    expect(queue.entry('q')).toMatchObject({ state: 'saved', draft: { content: ' 7,50' } });
    queue.leave('q');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.entry('q')).toMatchObject({ state: 'saved', draft: { content: '7.50' } });
    expect(server.sent).toHaveLength(1);
  });

  it('is never sent when it is no answer, which is said when the field is left', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send, prepare);
    typed(queue, '7o');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.entry('q')).toMatchObject({ state: 'typing', message: '' });
    queue.leave('q');
    expect(queue.entry('q')).toMatchObject({ state: 'invalid', message });
    expect(await queue.flush()).toBe(false);
    expect(queue.hasUnsaved()).toBe(true);
    expect(server.sent).toEqual([]);
    typed(queue, '70');
    expect(queue.entry('q')).toMatchObject({ state: 'typing', message: '' });
    queue.leave('q');
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.entry('q').state).toBe('saved');
    expect(server.sent.map(({ draft }) => draft.content)).toEqual(['70']);
  });

  it('is said to be no answer also when it was left while the former was on its way', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send, prepare);
    typed(queue, '7');
    queue.leave('q');
    typed(queue, '7o');
    queue.leave('q');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.entry('q')).toMatchObject({ state: 'invalid', message, draft: { content: '7o' } });
    expect(server.sent.map(({ draft }) => draft.content)).toEqual(['7']);
  });

  it('takes the place of a choice, and a choice of it', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send, prepare);
    queue.choose('q', { option: 'notApplicable' });
    typed(queue, '7');
    queue.leave('q');
    await vi.advanceTimersByTimeAsync(0);
    queue.choose('q', { option: 'notApplicable' });
    await vi.advanceTimersByTimeAsync(0);
    expect(server.sent.map(({ draft }) => [draft.option, draft.content])).toEqual([
      ['notApplicable', ''],
      [null, '7'],
      ['notApplicable', ''],
    ]);
  });

  it('stands in its field again when the page came back with it', async () => {
    const server = makeServer();
    const queue = new AnswerQueue([], server.send, prepare);
    const draft = { option: null, content: '7o', reason: '', comment: '', evidence: 'Flik 2' };
    queue.hold('q', draft, message);
    expect(queue.entry('q')).toMatchObject({ state: 'invalid', message, draft });
    queue.choose('q', { option: null, content: '70' });
    await vi.advanceTimersByTimeAsync(0);
    expect(server.sent).toMatchObject([{ draft: { content: '70', evidence: 'Flik 2' }, seen: 0 }]);
  });
});
