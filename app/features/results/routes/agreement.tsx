import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { openAgreementFigures } from '../server/load-agreement-figures.server.ts';
import { AgreementPage } from '../ui/agreement-page.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Samstämmighet, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  return openAgreementFigures(args.context.services, actor, roundId);
}

export default function Agreement() {
  return <AgreementPage {...useLoaderData<typeof loader>()} />;
}
