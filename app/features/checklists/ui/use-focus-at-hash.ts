import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';

/**
 * Puts the focus where the address points, each time `when` changes: a button that moved with its question is found again
 * and can be pressed once more. Without JavaScript the browser begins there by itself.
 */
export function useFocusAtHash(when: unknown): void {
  const { hash } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` says that the page has changed under the same address.
  useEffect(() => {
    if (hash.length < 2) return;
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!place) return;
    // A section or a question takes no focus by itself; without it the next Tab would begin at the top of the page.
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'nearest' });
  }, [hash, when]);
}
