import { Link } from '@remix-run/react';
import styles from './app-shell.module.css';
import { classNames } from './class-names.ts';
import { FoldOutMenu } from './fold-out-menu.tsx';
import { Icon } from './icon.tsx';

export type NavigationItem = {
  to: string;
  label: string;
  isCurrent: boolean;
  /** Folded under "Mer" where the menu is a row. */
  isAside: boolean;
};

export function NavigationList({ items }: { items: readonly NavigationItem[] }) {
  return (
    <ul className={styles.navigationList}>
      {items.map((item) => (
        <li key={item.to}>
          <NavigationLink {...item} />
        </li>
      ))}
    </ul>
  );
}

function NavigationLink({ to, label, isCurrent }: NavigationItem) {
  return (
    <Link to={to} className={styles.navigationLink} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </Link>
  );
}

/** One row; what is put aside folds out from its end. */
export function NavigationRow({ items }: { items: readonly NavigationItem[] }) {
  const aside = items.filter(({ isAside }) => isAside);
  return (
    <ul className={styles.navigationList}>
      {items
        .filter(({ isAside }) => !isAside)
        .map((item) => (
          <li key={item.to}>
            <NavigationLink {...item} />
          </li>
        ))}
      {aside.length === 0 ? null : (
        <li>
          <FoldOutMenu
            className={styles.foldOut}
            summaryClassName={classNames(
              styles.moreSummary,
              aside.some(({ isCurrent }) => isCurrent) && styles.hasCurrent,
            )}
            panelClassName={styles.foldOutPanel}
            summary={
              <>
                Mer
                <Icon name="chevron" />
              </>
            }
          >
            <NavigationList items={aside} />
          </FoldOutMenu>
        </li>
      )}
    </ul>
  );
}
