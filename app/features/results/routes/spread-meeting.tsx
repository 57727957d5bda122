import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { loadSpreadMeeting } from '../server/load-spread-page.server.ts';
import { SpreadMeeting } from '../ui/spread-meeting.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.round.name ?? 'Vinjett'}, i mötet – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const parameters = new URL(args.request.url).searchParams;
  const order = parameters.get('ordning') === 'checklista' ? 'checklist' : 'spread';
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const meeting = loadSpreadMeeting(args.context.services, actor, roundId, order);
  const asked = Number(parameters.get('nr') ?? '1');
  const last = Math.max(1, meeting.slides.length);
  return { ...meeting, number: Number.isInteger(asked) ? Math.min(last, Math.max(1, asked)) : 1 };
}

export default function Meeting() {
  return <SpreadMeeting {...useLoaderData<typeof loader>()} />;
}
