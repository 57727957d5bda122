import { type ReactNode, useEffect, useRef } from 'react';

type FoldOutMenuProps = {
  summary: ReactNode;
  className: string | undefined;
  summaryClassName: string | undefined;
  panelClassName: string | undefined;
  children: ReactNode;
};

/**
 * A native disclosure that lies over the page, so it works before and without JavaScript. With it, it also closes by
 * Escape, by what is pressed or focused beside it, and when something in it leads to another page.
 */
export function FoldOutMenu({
  summary,
  className,
  summaryClassName,
  panelClassName,
  children,
}: FoldOutMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const leave = ({ target }: Event) => {
      if (menu.current?.open && target instanceof Node && !menu.current.contains(target)) {
        menu.current.open = false;
      }
    };
    const follow = ({ type, target }: Event) => {
      const leading = target instanceof Element ? target.closest(type === 'click' ? 'a' : 'form') : null;
      if (menu.current?.contains(leading)) menu.current.open = false;
    };
    const closeByKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !menu.current?.open) return;
      const hadFocus = menu.current.contains(document.activeElement);
      menu.current.open = false;
      if (hadFocus) menu.current.querySelector('summary')?.focus();
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointerdown', leave, { signal });
    document.addEventListener('focusin', leave, { signal });
    document.addEventListener('keydown', closeByKey, { signal });
    document.addEventListener('submit', follow, { signal });
    document.addEventListener('click', follow, { signal });
    return () => listening.abort();
  }, []);
  return (
    <details ref={menu} className={className}>
      <summary className={summaryClassName}>{summary}</summary>
      <div className={panelClassName}>{children}</div>
    </details>
  );
}
