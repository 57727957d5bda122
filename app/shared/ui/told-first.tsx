import { useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Takes the focus, and is scrolled to, each time a form has been answered: what is said of a press far down on the page is seen
 * and heard. For what stands in its place only when there is something to say.
 */
export function ToldFirst({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const { state } = useNavigation();
  useEffect(() => {
    if (state === 'idle') element.current?.focus();
  }, [state]);
  return (
    <div ref={element} tabIndex={-1}>
      {children}
    </div>
  );
}
