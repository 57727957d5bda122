import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { answerFields, type FullAnswer } from '#app/features/checklists/domain/answers.ts';

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

export type SaveState = 'untouched' | 'saved' | 'typing' | 'saving' | 'waiting' | 'conflict' | 'refused';

export interface QueueEntry {
  draft: AnswerDraft;
  state: SaveState;
  revision: number;
  savedAt: string | null;
  /** Present in state conflict: what somebody else saved meanwhile. */
  stored: StoredAnswer | null;
  /** Why it waits or was refused, in Swedish. */
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
 * that an answer never races itself.
 */
export class AnswerQueue {
  #entries: QueueSnapshot;
  #send: Send;
  #listeners = new Set<() => void>();
  #typing = new Map<string, ReturnType<typeof setTimeout>>();
  #running = new Map<string, Promise<void>>();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryDelay = firstRetry;

  constructor(stored: readonly StoredAnswer[], send: Send) {
    this.#send = send;
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

  /** A choice is sent at once; it takes the place of whatever was given before. */
  choose(key: string, given: Given): void {
    this.#edit(key, { option: given.option, content: given.content ?? '' });
    void this.#push(key);
  }

  /** Words are sent when the typing pauses, or when `push` is called as the field is left. */
  write(key: string, words: Partial<AnswerWords>): void {
    this.#edit(key, words);
    clearTimeout(this.#typing.get(key));
    this.#typing.set(
      key,
      setTimeout(() => void this.#push(key), typingPause),
    );
  }

  push(key: string): void {
    if (this.#typing.has(key)) void this.#push(key);
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
    this.#set(key, { ...entry, draft: { ...entry.draft, ...change }, state });
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
    this.#set(key, { ...this.entry(key), state: 'saving', message: '' });
    const reply = await this.#send(key, draft, revision);
    this.#take(key, draft, reply);
    if (reply.kind === 'saved' && this.entry(key).state === 'typing') await this.#sendUntilSame(key);
  }

  #take(key: string, sent: AnswerDraft, reply: SendReply): void {
    const entry = this.entry(key);
    switch (reply.kind) {
      case 'saved': {
        this.#retryDelay = firstRetry;
        const { revision, savedAt } = reply;
        const state = isSameDraft(entry.draft, sent) ? 'saved' : 'typing';
        this.#set(key, { ...entry, revision, savedAt, state, stored: null, message: '' });
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
