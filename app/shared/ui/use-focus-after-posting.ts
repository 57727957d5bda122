import { useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * Where the button that was pressed is gone from the page that answers, the focus would fall to the document: the next Tab would
 * begin among the menus, and a screen reader would say nothing. Then it goes to the place in the address, else to the heading of
 * the page. What takes the focus by itself, such as the list of what has to be put right, keeps it.
 */
export function useFocusAfterPosting(): void {
  const { state, formMethod } = useNavigation();
  const { hash } = useLocation();
  const isPosted = useRef(false);
  useEffect(() => {
    if (state !== 'idle') {
      isPosted.current ||= formMethod !== undefined && formMethod.toUpperCase() !== 'GET';
      return;
    }
    if (!isPosted.current) return;
    isPosted.current = false;
    const focused = document.activeElement;
    if (focused !== null && focused !== document.body) return;
    const named = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const place = named ?? document.querySelector<HTMLElement>('main h1');
    if (!place) return;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }, [state, formMethod, hash]);
}
