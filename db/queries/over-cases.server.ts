import { createHash } from 'node:crypto';
import type { Reader } from '../client.server.ts';
import { casesStamp } from './cases-stamp.server.ts';

/**
 * Answers that take all the cases of a register to work out, remembered until a case may have been written: with
 * 100,000 cases each takes a tenth of a second or more, and the cases change some times a year. The question names all
 * that the answer depends on besides the cases: the scope too. An answer is shared; nobody may change it.
 */
export class OverCases<T> {
  private readonly known = new WeakMap<object, { stamp: string; answers: Map<string, T> }>();
  private readonly most: number;

  /** `most`: how many answers are kept; the oldest is forgotten first. */
  constructor(most: number) {
    this.most = most;
  }

  answer(db: Reader, question: readonly unknown[], work: () => T): T {
    const stamp = casesStamp(db);
    const before = this.known.get(db);
    const { answers } = before?.stamp === stamp ? before : { answers: new Map<string, T>() };
    this.known.set(db, { stamp, answers });
    const asked = createHash('sha256').update(JSON.stringify(question)).digest('base64');
    const found = answers.get(asked);
    if (found !== undefined) return found;
    const made = work();
    const [oldest] = answers.keys();
    if (oldest !== undefined && answers.size >= this.most) answers.delete(oldest);
    answers.set(asked, made);
    // A work that failed is not an answer: the next who asks tries again.
    if (made instanceof Promise) made.catch(() => answers.delete(asked));
    return made;
  }
}
