import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

type TabsProps = {
  label?: string | undefined;
  items: readonly { to: string; label: ReactNode; isCurrent: boolean }[];
};

/** Views of the same thing as links: each has its own address. */
export function Tabs({ label = 'Vyer', items }: TabsProps) {
  return (
    <nav className={styles.nav} aria-label={label}>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} className={styles.link} aria-current={item.isCurrent ? 'page' : undefined}>
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
