import { nextCommented } from '#app/features/reviews/domain/comment-threads.ts';
import { useCommenting } from './commenting.tsx';
import { useKeysSwitch } from './use-keys-switch.ts';
import { useReviewKeys } from './use-review-keys.ts';

/** The key M in a review that is read: to the next question with a comment that is not resolved. */
export function useCommentKey(shown: readonly string[]): void {
  const { threads } = useCommenting();
  const [hasKeys] = useKeysSwitch();
  useReviewKeys(hasKeys, (pressed, focusedKey) => {
    if (pressed !== 'M') return false;
    const key = nextCommented(threads, shown, focusedKey);
    if (key === undefined) return false;
    document.getElementById(`fraga-${key}`)?.focus();
    return true;
  });
}
