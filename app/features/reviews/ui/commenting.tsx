import { useRevalidator } from '@remix-run/react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { CommentThread } from '#app/features/reviews/domain/comment-threads.ts';
import { commentTrouble } from './comment-trouble.ts';

/** What was sent without JavaScript and was not kept, to stand in its field again. */
export type HeldComment = { target: string; text: string; problem: string };

type Commenting = {
  reviewId: number;
  /** All comments of the review; none where the round does without quality assurance. */
  threads: readonly CommentThread[];
  isToBeApproved: boolean;
  mayComment: boolean;
  isAlive: boolean;
  held: HeldComment | null;
  /** Sends a comment; empty when it is kept, else what is wrong in words. Never throws. */
  send: (target: string, text: string) => Promise<string>;
};

const nothing: Commenting = {
  reviewId: 0,
  threads: [],
  isToBeApproved: false,
  mayComment: false,
  isAlive: false,
  held: null,
  send: () => Promise.resolve(''),
};

const CommentingContext = createContext<Commenting>(nothing);

/** The comments of the review the component stands in; empty outside one. */
export function useCommenting(): Commenting {
  return useContext(CommentingContext);
}

type CommentingProviderProps = {
  reviewId: number;
  assurance: { threads: readonly CommentThread[]; can: { comment: boolean } } | null;
  held: HeldComment | null;
  children: ReactNode;
};

/** Gives every question below its comments, so that neither form nor readout has to carry them along. */
export function CommentingProvider({ reviewId, assurance, held, children }: CommentingProviderProps) {
  const [isAlive, setIsAlive] = useState(false);
  useEffect(() => setIsAlive(true), []);
  const { revalidate } = useRevalidator();
  const value = useMemo(
    (): Commenting => ({
      reviewId,
      threads: assurance?.threads ?? [],
      isToBeApproved: assurance !== null,
      mayComment: assurance?.can.comment ?? false,
      isAlive,
      held,
      send: async (target, text) => {
        const trouble = await post(reviewId, target, text);
        if (trouble === '') revalidate();
        return trouble;
      },
    }),
    [reviewId, assurance, held, isAlive, revalidate],
  );
  return <CommentingContext.Provider value={value}>{children}</CommentingContext.Provider>;
}

async function post(reviewId: number, target: string, text: string): Promise<string> {
  const body = new URLSearchParams({ kommentera: target, [`kommentarstext:${target}`]: text });
  try {
    const response = await fetch(`/granskningar/${reviewId}/kommentarer`, { method: 'POST', body });
    const reply = (await response.json()) as { kind?: string };
    return reply.kind === 'saved' ? '' : commentTrouble(reply.kind ?? '');
  } catch {
    return commentTrouble('unreachable');
  }
}
