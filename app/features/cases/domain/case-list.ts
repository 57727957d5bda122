import type { RegisterColumn } from './column-layout.ts';
import { parseDateText } from './date-text.ts';
import { parseNumberText } from './number-text.ts';

/** What a list of cases is asked to show. All of it stands in the address, and none of it is a value of a case. */
export type CaseListAddress = {
  readonly search: string;
  readonly presence: 'present' | 'gone' | 'all';
  readonly sort: number | 'key';
  readonly direction: 'asc' | 'desc';
  /** By column: the id of one of the register's values, or whether the cell is empty or filled. */
  readonly columns: readonly { readonly position: number; readonly is: number | 'empty' | 'filled' }[];
  /** By column: from and to, both included, as ISO dates or numbers with a decimal point; "" is an open end. */
  readonly ranges: readonly { readonly position: number; readonly from: string; readonly to: string }[];
  /** From 1. */
  readonly page: number;
  readonly showsAllColumns: boolean;
};

const PRESENCE = { borta: 'gone', alla: 'all' } as const;
const MOST_COLUMNS = 8;

/** Reads the address; what cannot be understood is as if it were not there. */
export function readCaseListAddress(parameters: URLSearchParams): CaseListAddress {
  const number = (name: string) => wholeNumber(parameters.get(name) ?? '');
  const presence = parameters.get('visa') ?? '';
  return {
    search: (parameters.get('q') ?? '').trim().slice(0, 200),
    presence: presence === 'borta' || presence === 'alla' ? PRESENCE[presence] : 'present',
    sort: number('sortera') ?? 'key',
    direction: parameters.get('ordning') === 'fallande' ? 'desc' : 'asc',
    columns: [...parameters].flatMap(([name, value]) => {
      const position = wholeNumber(/^k(\d+)$/.exec(name)?.[1] ?? '');
      const is = value === 'tom' ? 'empty' : value === 'ifylld' ? 'filled' : wholeNumber(value);
      return position === undefined || is === undefined ? [] : [{ position, is }];
    }),
    ranges: readRanges(parameters),
    page: Math.max(1, number('sida') ?? 1),
    showsAllColumns: parameters.get('kolumner') === 'alla',
  };
}

/** The address as a query string, without what is as it is from the beginning; "" when nothing is left. */
export function writeCaseListAddress(address: CaseListAddress): string {
  const parameters = new URLSearchParams();
  if (address.search !== '') parameters.set('q', address.search);
  if (address.presence !== 'present') parameters.set('visa', address.presence === 'gone' ? 'borta' : 'alla');
  for (const { position, is } of address.columns) {
    parameters.set(`k${position}`, is === 'empty' ? 'tom' : is === 'filled' ? 'ifylld' : String(is));
  }
  for (const { position, from, to } of address.ranges) {
    if (from !== '') parameters.set(`fran${position}`, from);
    if (to !== '') parameters.set(`till${position}`, to);
  }
  if (address.showsAllColumns) parameters.set('kolumner', 'alla');
  if (address.sort !== 'key') parameters.set('sortera', String(address.sort));
  if (address.direction === 'desc') parameters.set('ordning', 'fallande');
  if (address.page > 1) parameters.set('sida', String(address.page));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * The columns a list shows: all, or at most eight of those that tell cases apart (not gender, co-worker and
 * protected identity, which stand on the case's own page or as a mark, and no column with a single value).
 */
export function columnsToShow(
  columns: readonly RegisterColumn[],
  values: readonly { readonly position: number }[],
  isAll: boolean,
): RegisterColumn[] {
  if (isAll) return [...columns];
  const countOf = (position: number) => values.filter((one) => one.position === position).length;
  return columns
    .filter(({ type, position }) => {
      if (type === 'gender' || type === 'coWorker' || type === 'protectedIdentity') return false;
      return countOf(position) !== 1;
    })
    .slice(0, MOST_COLUMNS);
}

/** What somebody typed as an end of a range, canonical: a date, else a number, else nothing. */
function bound(text: string): string {
  return parseDateText(text.trim()) ?? parseNumberText(text.trim()) ?? '';
}

function readRanges(parameters: URLSearchParams): CaseListAddress['ranges'] {
  const positions = [...parameters.keys()].flatMap(
    (name) => wholeNumber(/^(?:fran|till)(\d+)$/.exec(name)?.[1] ?? '') ?? [],
  );
  return [...new Set(positions)].flatMap((position) => {
    const from = bound(parameters.get(`fran${position}`) ?? '');
    const to = bound(parameters.get(`till${position}`) ?? '');
    return from === '' && to === '' ? [] : [{ position, from, to }];
  });
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
