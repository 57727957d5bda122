/** Something somebody has said; its words never change. */
export type Said = {
  readonly id: number;
  readonly text: string;
  readonly writtenAt: string;
  readonly writtenByName: string;
};

/** A comment on one answer, or on the review as a whole, with the replies to it. */
export type CommentThread = Said & {
  /** The answer's key; null: about the review as a whole. */
  readonly questionKey: string | null;
  /** What it is about in words, also when the question is not there any more. */
  readonly about: string;
  readonly replies: readonly Said[];
  readonly resolved: { readonly at: string; readonly byName: string } | null;
  /** Whoever looks may mark it as resolved. */
  readonly mayResolve: boolean;
};

/** Those that wait for an end, in the order they were written. */
export function unresolvedOf(threads: readonly CommentThread[]): CommentThread[] {
  return threads.filter(({ resolved }) => resolved === null);
}

/**
 * Where the comments stand: beside their question, or, when they are about the whole review or about a question that is
 * not shown now, on their own. Every thread is in exactly one of the two.
 */
export function placeThreads(
  threads: readonly CommentThread[],
  shownKeys: readonly string[],
): { byQuestion: ReadonlyMap<string, readonly CommentThread[]>; elsewhere: readonly CommentThread[] } {
  const byQuestion = new Map<string, CommentThread[]>();
  const elsewhere: CommentThread[] = [];
  for (const thread of threads) {
    const { questionKey } = thread;
    if (questionKey === null || !shownKeys.includes(questionKey)) elsewhere.push(thread);
    else byQuestion.set(questionKey, [...(byQuestion.get(questionKey) ?? []), thread]);
  }
  return { byQuestion, elsewhere };
}

/** The next shown question after the given one that has an unresolved comment, from the top again at the end. */
export function nextCommented(
  threads: readonly CommentThread[],
  shownKeys: readonly string[],
  after: string | null,
): string | undefined {
  const commented = new Set(unresolvedOf(threads).map(({ questionKey }) => questionKey));
  const at = after === null ? -1 : shownKeys.indexOf(after);
  const inTurn = [...shownKeys.slice(at + 1), ...shownKeys.slice(0, at + 1)];
  return inTurn.find((key) => commented.has(key));
}
