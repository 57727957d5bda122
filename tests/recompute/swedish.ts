/** At most two decimals, a comma before them, and a space between thousands. */
export function swedish(value: number): string {
  const [whole = '', decimals = ''] = Math.abs(value).toFixed(2).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ' ');
  const tail = decimals.replace(/0+$/u, '');
  return `${value < 0 ? '−' : ''}${grouped}${tail === '' ? '' : `,${tail}`}`;
}

export const counted = (count: number, one: string, several: string) =>
  `${swedish(count)} ${count === 1 ? one : several}`;
export const cases = (count: number) => counted(count, 'ärende', 'ärenden');

export const span = (low: string, high: string) => (low === high ? low : `${low}–${high}`);
