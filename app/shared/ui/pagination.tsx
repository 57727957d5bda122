import { Link } from '@remix-run/react';
import { formatNumber } from '#app/shared/text/format.ts';
import { Icon } from './icon.tsx';
import styles from './pagination.module.css';

type PaginationProps = { page: number; pageCount: number; toPage: (page: number) => string };

/** First, last, and the neighbours of the current page; gaps are 0. */
function shownPages(page: number, pageCount: number): number[] {
  const near = [1, page - 1, page, page + 1, pageCount].filter((p) => p >= 1 && p <= pageCount);
  const pages = [...new Set(near)].sort((a, b) => a - b);
  return pages.flatMap((p, index) => (index > 0 && p - (pages[index - 1] ?? 0) > 1 ? [0, p] : [p]));
}

export function Pagination({ page, pageCount, toPage }: PaginationProps) {
  if (pageCount < 2) return null;
  return (
    <nav className={styles.nav} aria-label="Sidor">
      {page > 1 ? (
        <Link to={toPage(page - 1)} rel="prev" className={styles.link}>
          <Icon name="arrow-left" />
          Föregående
        </Link>
      ) : null}
      <ul className={styles.pages}>
        {shownPages(page, pageCount).map((p, index) => (
          <li key={p === 0 ? `gap-${index}` : p}>
            {p === 0 ? (
              <span aria-hidden="true">…</span>
            ) : (
              <Link
                to={toPage(p)}
                className={styles.link}
                aria-label={`Sida ${p}`}
                aria-current={p === page ? 'page' : undefined}
              >
                {formatNumber(p)}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {page < pageCount ? (
        <Link to={toPage(page + 1)} rel="next" className={styles.link}>
          Nästa
          <Icon name="arrow-right" />
        </Link>
      ) : null}
    </nav>
  );
}
