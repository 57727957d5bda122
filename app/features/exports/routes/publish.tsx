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
import type { RoundId } from '#app/shared/domain/ids.ts';
import { readPublishForm } from '../forms/publish-form.ts';
import { loadPublishing } from '../server/load-publishing.server.ts';
import { publishReport, withdrawReport } from '../server/publish-report.server.ts';
import { PublishPage } from '../ui/publish-page.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Publicera ${page?.roundName ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadPublishing(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

/** The link is in the answer itself and nowhere else: not in an address, a log or the database. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const form = readPublishForm(await args.request.formData());
  if (form?.intent === 'withdraw') {
    withdrawReport(services, actor, roundId, form.publishedId);
    return redirect(`/omgangar/${roundId}/publicera`);
  }
  if (form?.intent !== 'publish') throw new Response(null, { status: 400 });
  const published = publishReport(services, actor, roundId, form.uppdelat);
  if (!published.ok) return data({ link: null }, { status: 409 });
  const origin = services.config.mail?.address ?? new URL(args.request.url).origin;
  return data({ link: `${origin}/publicerat/${published.value}` });
}

export default function Publish() {
  return <PublishPage page={useLoaderData<typeof loader>()} answered={useActionData<typeof action>()} />;
}
