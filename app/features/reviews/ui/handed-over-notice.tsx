import { plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

type HandedOver = { count: number; staying: number };

/** What the address says was just handed over. */
export function handedOverIn({ searchParams }: URL): HandedOver | null {
  const [count, staying] = ['overlamnat', 'kvar'].map((name) => Number(searchParams.get(name) ?? Number.NaN));
  if (!isCount(count) || !isCount(staying)) return null;
  return { count, staying };
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value < 1_000_000;

/** How many went to others, and how many stay where they were. */
export function HandedOverNotice({ count, staying }: HandedOver) {
  return (
    <Notice
      tone="success"
      live
      title={`${plural(count, 'granskning är överlämnad', 'granskningar är överlämnade')}`}
    >
      {staying > 0 ? (
        <p>{plural(staying, 'granskning', 'granskningar')} stannar, för ingen annan får granska ärendet.</p>
      ) : null}
    </Notice>
  );
}
