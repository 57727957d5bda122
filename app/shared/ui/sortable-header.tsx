import { Link } from '@remix-run/react';
import { Icon } from './icon.tsx';
import styles from './sortable-header.module.css';

type SortableHeaderProps = {
  column: string;
  label: string;
  /** The column the list is sorted by now. */
  sort: string;
  direction: 'asc' | 'desc';
  /** Where a click leads: the same page with the order this header gives next. */
  to: string;
  isNumeric?: boolean | undefined;
  /** Left out where a narrow screen shows the column's words in the first cell: the list then needs another way to this order. */
  isWideOnly?: boolean | undefined;
};

export function SortableHeader({
  column,
  label,
  sort,
  direction,
  to,
  isNumeric,
  isWideOnly,
}: SortableHeaderProps) {
  const isSorted = sort === column;
  const ariaSort = isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined;
  const icon = isSorted ? (direction === 'asc' ? 'arrow-up' : 'arrow-down') : 'sort';
  return (
    <th
      scope="col"
      aria-sort={ariaSort}
      data-numeric={isNumeric ? '' : undefined}
      data-wide={isWideOnly ? '' : undefined}
    >
      <Link to={to} className={styles.link} preventScrollReset>
        {label}
        <Icon name={icon} />
      </Link>
    </th>
  );
}
