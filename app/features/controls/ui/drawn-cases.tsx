import { useSearchParams } from '@remix-run/react';
import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { DrawnCasesTable } from './drawn-cases-table.tsx';

/** As many as one looks through; more stand folded, since the reviews list the cases once more below. */
const MOST_OPEN = 60;
const ON_A_PAGE = 100;
const PARAM = 'arenden';

type Props = { draw: DrawView; caption: string; replaceAt?: string | undefined };

/** The cases of the draw in force: a short list open, a long one folded and in pages that an address can name. */
export function DrawnCases({ draw, caption, replaceAt }: Props) {
  const [params] = useSearchParams();
  const { length } = draw.cases;
  if (length <= MOST_OPEN) return <DrawnCasesTable draw={draw} caption={caption} replaceAt={replaceAt} />;
  const asked = Number(params.get(PARAM));
  const pageCount = Math.ceil(length / ON_A_PAGE);
  const page = Number.isInteger(asked) && asked >= 1 && asked <= pageCount ? asked : 1;
  const from = (page - 1) * ON_A_PAGE;
  const to = Math.min(from + ON_A_PAGE, length);
  return (
    <div id="arenden">
      <Disclosure
        summary={`${caption}: visa alla ${formatNumber(length)}${pageCount > 1 ? `, ${ON_A_PAGE} i taget` : ''}`}
        open={params.has(PARAM) || undefined}
      >
        <Stack>
          <DrawnCasesTable
            draw={draw}
            caption={`${caption}, ${formatNumber(from + 1)}–${formatNumber(to)} av ${formatNumber(length)}`}
            replaceAt={replaceAt}
            from={from}
            to={to}
          />
          <Pagination page={page} pageCount={pageCount} toPage={(to) => `?${PARAM}=${to}#arenden`} />
        </Stack>
      </Disclosure>
    </div>
  );
}
