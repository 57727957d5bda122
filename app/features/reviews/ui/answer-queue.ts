import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { answerFields, type FullAnswer } from '#app/features/checklists/domain/answers.ts';
import { HOLDS_NUMBER } from '#app/features/reviews/domain/number-in-answer.ts';
import type { Prepare } from '#app/features/reviews/domain/prepare-answer.ts';

/** What stands in the form for one question. */
export type AnswerDraft = FullAnswer;

/** The words beside an answer, sent when the typing pauses. */
export type AnswerWords = Pick<AnswerDraft, 'content' | 'reason' | 'comment' | 'evidence'>;

export interface StoredAnswer extends AnswerDraft {
  questionKey: string;
  revision: number;
  savedAt: string;
  savedByName: string;
}

/** The server's reply to one answer, or `unreachable` when there was none. */
export type SendReply =
  | { kind: 'saved'; revision: number; savedAt: string }
  | { kind: 'conflict'; stored: StoredAnswer }
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable'; message: string };

export type Send = (questionKey: string, draft: AnswerDraft, seenRevision: number) => Promise<SendReply>;

/** `invalid`: what stands in the field is no answer and is not sent; what was saved before stays on the server. */
export type SaveState =
  | 'untouched'
  | 'saved'
  | 'typing'
  | 'invalid'
  | 'saving'
  | 'waiting'
  | 'conflict'
  | 'refused';

export interface QueueEntry {
  draft: AnswerDraft;
  state: SaveState;
  revision: number;
  savedAt: string | null;
  /** Present in state conflict: what somebody else saved meanwhile. */
  stored: StoredAnswer | null;
  /** Why it waits, was refused or is no answer, in Swedish. */
  message: string;
}

export type QueueSnapshot = Readonly<Record<string, QueueEntry>>;

const typingPause = 800;
const firstRetry = 2_000;
const longestRetry = 20_000;
const emptyDraft: AnswerDraft = { option: null, content: '', reason: '', comment: '', evidence: '' };
const untouched: QueueEntry = {
  draft: emptyDraft,
  state: 'untouched',
  revision: 0,
  savedAt: null,
  stored: null,
  message: '',
};

/**
 * Answers on their way to the server. An answer is `saved` only after the server has said so; when it cannot be
 * reached the answer waits, visibly, and is sent again until it is taken. One request per question at a time, so
 * that an answer never races itself. What is no answer (half a date, a number beyond its bounds) is never sent.
 */
export class AnswerQueue {
  #entries: QueueSnapshot;
  #send: Send;
  #prepare: Prepare;
  #listeners = new Set<() => void>();
  #typing = new Map<string, ReturnType<typeof setTimeout>>();
  #running = new Map<string, Promise<void>>();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryDelay = firstRetry;

  constructor(stored: readonly StoredAnswer[], send: Send, prepare: Prepare = (_key, draft) => ({ draft })) {
    this.#send = send;
    this.#prepare = prepare;
    this.#entries = Object.fromEntries(stored.map((answer) => [answer.questionKey, entryOf(answer)]));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  snapshot = (): QueueSnapshot => this.#entries;

  entry(key: string): QueueEntry {
    return this.#entries[key] ?? untouched;
  }

  /** True while something is not on the server's disk. */
  hasUnsaved(): boolean {
    return Object.values(this.#entries).some(isUnsaved);
  }

  /** A choice is sent at once; it takes the place of whatever was given before. `words` may go with it. */
  choose(key: string, given: Given, words: Partial<AnswerWords> = {}): void {
    this.#edit(key, { ...words, option: given.option, content: given.content ?? '' });
    void this.#push(key);
  }

  /** Words are sent when the typing pauses, or when `leave` is called. Content takes the place of a choice. */
  write(key: string, words: Partial<AnswerWords>): void {
    this.#edit(key, words.content === undefined ? words : { ...words, option: null });
    clearTimeout(this.#typing.get(key));
    this.#typing.set(
      key,
      setTimeout(() => {
        this.#typing.delete(key);
        // Half an answer is said to be none only when the field is left.
        if (!this.#isHalfWritten(key)) void this.#push(key);
      }, typingPause),
    );
  }

  /** The field is left: what was written takes its canonical form and is sent, or is said to be no answer. */
  leave(key: string): void {
    const entry = this.#entries[key];
    if (entry === undefined || entry.state === 'conflict') return;
    const prepared = this.#prepare(key, entry.draft);
    // What is saved stays so, also from before it would have been refused.
    if ('trouble' in prepared && entry.state === 'saved') return;
    if ('trouble' in prepared) this.#refuseToSend(key, prepared.trouble);
    else if (!isSameDraft(prepared.draft, entry.draft)) this.#set(key, { ...entry, draft: prepared.draft });
    if (this.#typing.has(key) || this.entry(key).state === 'typing') void this.#push(key);
  }

  /** The page was read again: newer answers take the place of those that nobody is changing here. */
  learn(stored: readonly StoredAnswer[]): void {
    for (const answer of stored) {
      const { state, revision } = this.entry(answer.questionKey);
      const isAtRest = state === 'saved' || state === 'untouched';
      if (isAtRest && answer.revision > revision) this.#set(answer.questionKey, entryOf(answer));
    }
  }

  /** What was typed and not saved stands in its field again: no answer, or one beside what somebody else has saved. */
  hold(key: string, draft: AnswerDraft, message: string, stored: StoredAnswer | null = null): void {
    const state = stored === null ? 'invalid' : 'conflict';
    this.#set(key, { ...this.entry(key), draft, state, stored, message });
  }

  /** Sends everything that waits, once, and awaits what is on its way; true when all of it was taken. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#retry);
    const unsaved = Object.entries(this.#entries).filter(([, entry]) => isUnsaved(entry));
    await Promise.all(unsaved.map(([key]) => this.#push(key)));
    return !this.hasUnsaved();
  }

  /** Ends a conflict: my answer is written over the stored one, or gives way to it. */
  settle(key: string, winner: 'mine' | 'stored'): void {
    const { stored, draft } = this.entry(key);
    if (stored === null) return;
    if (winner === 'stored') {
      this.#set(key, entryOf(stored));
      return;
    }
    this.#set(key, { ...entryOf(stored), draft, state: 'typing' });
    void this.#push(key);
  }

  #edit(key: string, change: Partial<AnswerDraft>): void {
    const entry = this.entry(key);
    const state = entry.state === 'conflict' || entry.state === 'saving' ? entry.state : 'typing';
    this.#set(key, { ...entry, draft: { ...entry.draft, ...change }, state, message: '' });
  }

  #push(key: string): Promise<void> {
    clearTimeout(this.#typing.get(key));
    this.#typing.delete(key);
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    if (this.entry(key).state === 'conflict') return Promise.resolve();
    const sending = this.#sendUntilSame(key).finally(() => this.#running.delete(key));
    this.#running.set(key, sending);
    return sending;
  }

  async #sendUntilSame(key: string): Promise<void> {
    const { draft, revision } = this.entry(key);
    const prepared = this.#prepare(key, draft);
    if ('trouble' in prepared) {
      this.#refuseToSend(key, prepared.trouble);
      return;
    }
    this.#set(key, { ...this.entry(key), state: 'saving', message: '' });
    const reply = await this.#send(key, prepared.draft, revision);
    this.#take(key, prepared.draft, reply);
    if (reply.kind === 'saved' && this.entry(key).state === 'typing' && !this.#isHalfWritten(key))
      await this.#sendUntilSame(key);
  }

  #refuseToSend(key: string, message: string): void {
    const entry = this.entry(key);
    this.#set(key, { ...entry, state: entry.state === 'saving' ? 'saving' : 'invalid', message });
  }

  /** Whether somebody may still be writing what is no answer yet: nothing is said about it then. */
  #isHalfWritten(key: string): boolean {
    const prepared = this.#prepare(key, this.entry(key).draft);
    return 'trouble' in prepared && prepared.trouble !== HOLDS_NUMBER;
  }

  #take(key: string, sent: AnswerDraft, reply: SendReply): void {
    const entry = this.entry(key);
    switch (reply.kind) {
      case 'saved': {
        this.#retryDelay = firstRetry;
        const { revision, savedAt } = reply;
        const now = this.#prepare(key, entry.draft);
        const isTaken = 'draft' in now && isSameDraft(now.draft, sent);
        // Left while this was on its way: the message is then already there.
        const isLeftInvalid = 'trouble' in now && entry.message !== '';
        const state = isTaken ? 'saved' : isLeftInvalid ? 'invalid' : 'typing';
        const message = isLeftInvalid ? entry.message : '';
        this.#set(key, { ...entry, revision, savedAt, state, stored: null, message });
        return;
      }
      case 'conflict':
        this.#set(key, { ...entry, state: 'conflict', stored: reply.stored });
        return;
      case 'refused':
        this.#set(key, { ...entry, state: 'refused', message: reply.message });
        return;
      case 'unreachable':
        this.#set(key, { ...entry, state: 'waiting', message: reply.message });
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => void this.flush(), this.#retryDelay);
        this.#retryDelay = Math.min(this.#retryDelay * 2, longestRetry);
    }
  }

  #set(key: string, entry: QueueEntry): void {
    this.#entries = { ...this.#entries, [key]: entry };
    for (const listener of this.#listeners) listener();
  }
}

function entryOf({
  option,
  content,
  reason,
  comment,
  evidence,
  revision,
  savedAt,
}: StoredAnswer): QueueEntry {
  const draft = { option, content, reason, comment, evidence };
  return { draft, state: 'saved', revision, savedAt, stored: null, message: '' };
}

function isUnsaved(entry: QueueEntry): boolean {
  return entry.state !== 'saved' && entry.state !== 'untouched';
}

function isSameDraft(a: AnswerDraft, b: AnswerDraft): boolean {
  return answerFields.every((field) => a[field] === b[field]);
}
