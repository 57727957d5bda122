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
import { readRoundTexts } from '../forms/round-texts-form.ts';
import { loadRoundTexts } from '../server/load-round-texts.server.ts';
import { saveRoundTexts } from '../server/save-round-texts.server.ts';
import { RoundTextsPage } from '../ui/round-texts-page.tsx';
import { textsProblemWords } from '../ui/texts-problem-words.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Text om ${loaded?.page.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const page = loadRoundTexts(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
  return { page, isSaved: new URL(args.request.url).searchParams.has('sparat') };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const typed = readRoundTexts(await args.request.formData());
  const saved = saveRoundTexts(services, actor, roundId, typed);
  if (saved.ok) return redirect(`/omgangar/${roundId}/text?sparat`);
  const page = loadRoundTexts(services, actor, roundId);
  return data({ page, typed, errors: textsProblemWords(saved.error) }, { status: 422 });
}

export default function RoundTexts() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <RoundTextsPage
      page={answered?.page ?? loaded.page}
      typed={answered?.typed}
      errors={answered?.errors ?? []}
      isSaved={loaded.isSaved && !answered}
    />
  );
}
