import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { answerSeedMeeting } from '#app/features/controls/server/answer-seed-meeting.server.ts';
import { loadSeedMeeting } from '#app/features/controls/server/load-seed-meeting.server.ts';
import { SeedMeetingPage } from '#app/features/controls/ui/seed-meeting-page.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Frö i två delar, ${page?.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  return loadSeedMeeting(args.context.services, actor, roundId);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { services, clientAddress } = args.context;
  const form = await args.request.formData();
  const answer = await answerSeedMeeting(services, actor, roundId, { form, clientAddress });
  if (answer.ok) return redirect(answer.value);
  return data({ error: answer.error }, { status: 422 });
}

export default function SeedMeeting() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <SeedMeetingPage page={page} error={refused?.error} />;
}
