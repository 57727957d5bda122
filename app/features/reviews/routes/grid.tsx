import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { loadGrid } from '#app/features/reviews/server/load-grid.server.ts';
import { GridPage } from '#app/features/reviews/ui/grid-page.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Tabell ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const asked = Number(new URL(args.request.url).searchParams.get('sida'));
  const page = Number.isInteger(asked) && asked > 0 ? asked : 1;
  const found = loadGrid(services, actor, roundId, page);
  if (!found) throw notFound();
  return { ...found, page, today: civilDateInSweden(services.now()) };
}

export default function GridRoute() {
  const page: SerializeFrom<typeof loader> = useLoaderData<typeof loader>();
  return <GridPage key={page.round.id} {...page} />;
}
