import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { begunInWords } from '#app/features/controls/domain/begun-review.ts';
import { REPLACEMENT_REASONS } from '#app/features/controls/domain/replacement-reason.ts';
import { parseReplacementForm, readReplacementForm } from '#app/features/controls/forms/replacement-form.ts';
import { openReplacement } from '#app/features/controls/server/open-replacement.server.ts';
import { type ReplaceProblem, replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { authoriseRoundManager } from '#app/features/controls/server/require-round.server.ts';
import { REPLACEMENT_REASON_WORDS } from '#app/features/controls/ui/control-words.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ersätt ett ärende, ${page?.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const asked = Number(new URL(args.request.url).searchParams.get('arende'));
  return openReplacement(args.context.services, actor, roundId, asked as FrameCaseId);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  authoriseRoundManager(args.context.services, actor, roundId);
  const values = readReplacementForm(await args.request.formData());
  const input = parseReplacementForm(values);
  if (!input.ok) return data({ errors: input.error, values }, { status: 422 });
  const replaced = replaceCase(args.context.services, actor, roundId, input.value);
  // Replaced by an earlier click: the round shows by which case.
  if (replaced.ok || replaced.error === 'notInSample') return redirect(`/omgangar/${roundId}#dragning`);
  const message = PROBLEMS[replaced.error];
  const error = replaced.error === 'noteMissing' ? { field: 'note', message } : { message };
  return data({ errors: [error], values }, { status: 422 });
}

const HANDED_IN =
  'Ärendets granskning har lämnats in och räknas i resultatet. Därför kan ärendet inte ersättas, inte heller om granskningen öppnas igen. Svara Ej tillämpligt, med skäl, på frågor som inte gäller ärendet.';

const PROBLEMS: Readonly<Record<Exclude<ReplaceProblem, 'notInSample'>, string>> = {
  closed: 'Urvalet är inte draget, eller så är omgången redan fastställd, så inget ärende kan ersättas.',
  noReserveLeft: 'Det finns inget ärende kvar i ramen att ersätta med. Urvalet är oförändrat.',
  reviewHandedIn: HANDED_IN,
  noteMissing: 'Skriv varför ärendet ersätts. Någon har redan börjat granska det.',
};

export default function Replace() {
  const { round, chosen, begun, hasReserves, mayReplace } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly { field?: string; message: string }[] = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <PageHeader
        title={`${hasReserves ? 'Ersätt ärende' : 'Ta ur ärende'} ${chosen.key}`}
        eyebrow={round.name}
        back={{ to: `/omgangar/${round.id}#dragning`, label: 'Till omgången' }}
        lead={
          begun?.isHandedIn
            ? undefined
            : hasReserves
              ? 'Ärendet tas ur urvalet och nästa ersättningsärende tar dess plats.'
              : 'Ärendet tas ur urvalet. Inget annat tar dess plats, eftersom urvalet inte är draget med slump.'
        }
      />
      <ErrorSummary title="Ärendet ersattes inte" errors={errors} />
      <Notice tone="warning" title="En akt som saknas eller är ofullständig är en brist">
        <p>Då granskar du ärendet och svarar Handling saknas. Det är aldrig skäl att ersätta det.</p>
      </Notice>
      {begun?.isHandedIn ? (
        <p>{HANDED_IN}</p>
      ) : mayReplace ? (
        <Form method="post">
          <input type="hidden" name="frameCaseId" value={chosen.frameCaseId} />
          <Stack>
            <RadioGroup
              legend={hasReserves ? 'Varför ska ärendet ersättas?' : 'Varför ska ärendet tas ur urvalet?'}
              name="reason"
              error={errorOf('reason')}
              defaultValue={answer?.values.reason}
              options={REPLACEMENT_REASONS.map((value) => ({ value, ...REPLACEMENT_REASON_WORDS[value] }))}
            />
            <Textarea
              label={begun ? 'Förklara varför' : 'Kommentar (frivillig)'}
              name="note"
              hint="Skriv inga namn eller personnummer. Kommentaren står i urvalsprotokollet."
              rows={2}
              maxLength={500}
              error={errorOf('note')}
              defaultValue={answer?.values.note ?? ''}
            />
            <p>
              Ärendet står kvar i urvalsprotokollet med skälet.
              {begun
                ? ` ${begunInWords(begun)} Det syns också i protokollet, och granskningen läggs åt sidan.`
                : ''}
            </p>
            <div>
              <Button type="submit">{hasReserves ? 'Ersätt ärendet' : 'Ta ur ärendet'}</Button>
            </div>
          </Stack>
        </Form>
      ) : (
        <p>Urvalet är inte öppet för ändringar.</p>
      )}
    </>
  );
}
