import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useRouteError } from '@remix-run/react';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { readYearAddress } from '#app/features/plans/forms/year-address.ts';
import { loadYear } from '#app/features/plans/server/load-year.server.ts';
import styles from '#app/features/plans/ui/year.module.css';
import { YearChoices, YearFiles, YearSections } from '#app/features/plans/ui/year-page.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { ErrorPage, errorTitle, statusOfError } from '#app/shared/ui/error-page.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  { title: error ? errorTitle(error) : `Året ${page?.year ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const asked = readYearAddress(args.params.year, new URL(args.request.url).searchParams);
  if (!asked) throw notFound();
  return loadYear(args.context.services, actor, asked);
}

export default function Year() {
  const page = useLoaderData<typeof loader>();
  const { year, unit, version, isOver, may, thisYear } = page;
  // Who reads in full reads on; anybody else up to the year that goes on.
  const hasNext = may.readInternal ? isOver : year + 1 < thisYear;
  const about =
    version === 'internal'
      ? 'Underlag till kvalitetsberättelsen: det som året har gett, i siffror.'
      : 'Utan ärenden och namn, och med små tal dolda: det här kan lämnas till nämnden.';
  const lead = [
    about,
    ...(isOver ? [] : ['Året är inte slut, så siffrorna ändras.']),
    ...(may.readInternal ? [] : [`${thisYear} visas när året är slut.`]),
  ];
  return (
    <>
      <PageHeader
        title={`Året ${year}`}
        eyebrow={unit.name}
        lead={lead.join(' ')}
        actions={<YearFiles page={page} />}
      />
      <Stack gap="large">
        <nav aria-label="Andra år" className={styles.onScreen}>
          <Link to={`/aret/${year - 1}?enhet=${unit.id}`}>{year - 1}</Link>
          {hasNext ? (
            <>
              {' · '}
              <Link to={`/aret/${year + 1}?enhet=${unit.id}`}>{year + 1}</Link>
            </>
          ) : null}
        </nav>
        <YearChoices page={page} />
        {page.isUnknown ? (
          <EmptyState title={`Inget är känt om ${year}`}>
            <p>Programmet var inte i bruk då, och inga siffror är inskrivna för året.</p>
          </EmptyState>
        ) : (
          <YearSections page={page} />
        )}
      </Stack>
    </>
  );
}

export function ErrorBoundary() {
  const status = statusOfError(useRouteError());
  const more = status === 403 ? 'Den som bara läser resultat ser ett år först när det är slut.' : undefined;
  return <ErrorPage status={status} more={more} />;
}
