import { Link } from '@remix-run/react';
import { wheelTitle } from '#app/features/plans/domain/wheel-title.ts';
import { formatDate, plural } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

type YearItem = {
  key: string;
  dueOn: string;
  title: string;
  source: string;
  isSourceOpen: boolean;
  to: string | null;
};

type NextOfYearProps = { items: readonly YearItem[]; lateCount: number };

/** The nearest things of the year that stand nowhere else on the page, and the way to all of them. */
export function NextOfYear({ items, lateCount }: NextOfYearProps) {
  return (
    <Section title="Närmast i årshjulet">
      {items.length > 0 ? (
        <SummaryList
          items={items.map((item) => {
            const { title, under } = wheelTitle(item);
            return {
              term: `Senast ${formatDate(item.dueOn)}`,
              description: (
                <>
                  <Link to={item.to ?? `/arshjul?ar=${item.dueOn.slice(0, 4)}`}>{title}</Link>
                  {under === '' ? '' : `, ${under}`}
                </>
              ),
            };
          })}
        />
      ) : null}
      <p>
        <Link to="/arshjul">Hela årshjulet</Link>
        {lateCount > 0 ? `, där ${plural(lateCount, 'punkt är försenad', 'punkter är försenade')}` : ''}
      </p>
    </Section>
  );
}
