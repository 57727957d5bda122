import { SENT_AT_A_TIME } from '#app/features/reviews/domain/grid-fit.ts';
import type { AnswerDraft, Send, SendReply } from './answer-queue.ts';
import { loggedOut, noContact, type Reply, replyOf } from './send-answer.ts';

/** Posts a body; the browser's `fetch` but for tests. */
type Post = (url: string, init: RequestInit) => Promise<Response>;

type Waiting = {
  fields: { reviewId: number; questionKey: string; seenRevision: number } & AnswerDraft;
  size: number;
  resolve: (reply: SendReply) => void;
};

/** Every character may become six in the form; the server takes a million. */
const MOST_CHARACTERS = 140_000;
/** Browsers finish a request after the page is gone only when it is small. */
const KEPT_ALIVE = 60_000;

/**
 * Sends the answers of many reviews to one address: one request at a time, with all that has been given meanwhile. A
 * single answer goes at once; a filled column goes a hundred cells at a time. Never throws: whatever goes wrong on the way means
 * that every answer in the request waits.
 */
export class GridSender {
  #url: string;
  #post: Post;
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(roundId: number, post: Post = (url, init) => fetch(url, init)) {
    this.#url = `/omgangar/${roundId}/tabell/svar`;
    this.#post = post;
  }

  /** The way of one review's answers. */
  sendFor(reviewId: number): Send {
    return (questionKey, draft, seenRevision) => {
      const fields = { reviewId, questionKey, ...draft, option: draft.option ?? '', seenRevision };
      return new Promise((resolve) => {
        this.#waiting.push({ fields, size: JSON.stringify(fields).length, resolve });
        // After everything that is given in the same moment: a filled column is one request.
        if (!this.#isRunning) {
          this.#isRunning = true;
          queueMicrotask(() => void this.#run());
        }
      });
    };
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#nextBatch();
      const replies = await this.#sendBatch(batch);
      for (const [place, { resolve }] of batch.entries())
        resolve(replies[place] ?? { kind: 'unreachable', message: noContact });
    }
    this.#isRunning = false;
  }

  #nextBatch(): Waiting[] {
    let size = 0;
    let count = 0;
    for (const one of this.#waiting) {
      size += one.size;
      if (count > 0 && (count === SENT_AT_A_TIME || size > MOST_CHARACTERS)) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #sendBatch(batch: readonly Waiting[]): Promise<SendReply[]> {
    const all = (message: string) => batch.map((): SendReply => ({ kind: 'unreachable', message }));
    const body = new URLSearchParams({ svar: JSON.stringify(batch.map(({ fields }) => fields)) }).toString();
    try {
      const response = await this.#post(this.#url, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        keepalive: body.length < KEPT_ALIVE,
      });
      if (response.status === 401) return all(loggedOut);
      const isAnswered = response.ok || response.status === 403 || response.status === 404;
      if (!isAnswered) return all(noContact);
      const { replies } = (await response.json()) as { replies: readonly Reply[] };
      return replies.map(replyOf);
    } catch {
      return all(noContact);
    }
  }
}
