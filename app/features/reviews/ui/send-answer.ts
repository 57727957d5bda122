import { HOLDS_NUMBER } from '#app/features/reviews/domain/number-in-answer.ts';
import type { Send, SendReply, StoredAnswer } from './answer-queue.ts';

const refusals: Readonly<Record<string, string>> = {
  handedIn: 'Granskningen är inlämnad. Öppna den igen för att ändra svar.',
  roundClosed: 'Omgången är fastställd eller inte öppen för granskning.',
  forbidden:
    'Du har inte längre den här granskningen. Det du skrev står kvar här, så att du kan kopiera det.',
  notFound: 'Du har inte längre den här granskningen. Det du skrev står kvar här, så att du kan kopiera det.',
  personalNumber: HOLDS_NUMBER,
  notAnAnswer: 'Svaret gick inte att läsa. Ladda om sidan.',
};

export const noContact = 'Ingen kontakt med servern. Försöker igen.';
export const loggedOut = 'Du är utloggad. Logga in i en annan flik, så sparas svaret.';

/** Sends answers of one review. Never throws: whatever goes wrong on the way means that the answer waits. */
export function makeSend(reviewId: number): Send {
  return async (questionKey, draft, seenRevision) => {
    const body = new URLSearchParams({
      questionKey,
      option: draft.option ?? '',
      content: draft.content,
      reason: draft.reason,
      comment: draft.comment,
      evidence: draft.evidence,
      seenRevision: String(seenRevision),
    });
    try {
      const response = await fetch(`/granskningar/${reviewId}/svar`, {
        method: 'POST',
        body,
        keepalive: true,
      });
      if (response.status === 401) return { kind: 'unreachable', message: loggedOut };
      if (response.status === 404 || response.status === 403) return refused('forbidden');
      return replyOf(await response.json());
    } catch {
      return { kind: 'unreachable', message: noContact };
    }
  };
}

/** What the server says of one answer. */
export type Reply = {
  kind?: string;
  revision?: number;
  savedAt?: string;
  stored?: StoredAnswer;
};

export function replyOf(reply: Reply): SendReply {
  if (reply.kind === 'saved' && reply.revision !== undefined && reply.savedAt !== undefined) {
    return { kind: 'saved', revision: reply.revision, savedAt: reply.savedAt };
  }
  if (reply.kind === 'conflict' && reply.stored !== undefined)
    return { kind: 'conflict', stored: reply.stored };
  return refused(reply.kind ?? '');
}

function refused(kind: string): SendReply {
  const message = refusals[kind];
  return message === undefined ? { kind: 'unreachable', message: noContact } : { kind: 'refused', message };
}
