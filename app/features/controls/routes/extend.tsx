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
import { parseExtensionForm, readExtensionForm } from '#app/features/controls/forms/extension-form.ts';
import { type ExtendProblem, extendRound } from '#app/features/controls/server/extend-sample.server.ts';
import { loadExtension } from '#app/features/controls/server/load-extension.server.ts';
import { authoriseRoundManager } from '#app/features/controls/server/require-round.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Utöka urvalet, ${page?.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadExtension(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  authoriseRoundManager(args.context.services, actor, roundId);
  const values = readExtensionForm(await args.request.formData());
  const input = parseExtensionForm(values);
  if (!input.ok) return data({ errors: input.error as FormError[], values }, { status: 422 });
  const extended = extendRound(args.context.services, actor, roundId, input.value);
  // Extended by an earlier click: the round shows what it holds now.
  if (extended.ok || extended.error.kind === 'changedMeanwhile') {
    return redirect(`/omgangar/${roundId}#dragning`);
  }
  return data({ errors: [problemInWords(extended.error)], values }, { status: 422 });
}

function problemInWords(problem: ExtendProblem): FormError {
  switch (problem.kind) {
    case 'notLarger':
      return { field: 'size', message: 'Skriv ett större antal än i dag. Urvalet är oförändrat.' };
    case 'wouldLosePick':
      return {
        field: 'size',
        message: `Med det antalet skulle en grupp få färre ärenden än den har. Nästa antal som behåller alla är ${formatNumber(problem.nextSizeThatKeeps)}. Urvalet är oförändrat.`,
      };
    case 'agreementOpen':
      return { message: 'Två personer håller på att ge varsin del av ett nytt frö. Urvalet är oförändrat.' };
    default:
      return { message: 'Urvalet är inte öppet för fler ärenden. Det är oförändrat.' };
  }
}

export default function Extend() {
  const { round, draw, isOpen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly FormError[] = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <PageHeader
        title="Utöka urvalet"
        eyebrow={round.name}
        back={{ to: `/omgangar/${round.id}#dragning`, label: 'Till omgången' }}
        lead={`Urval i dag: ${draw.designInWords}. Ramen har ${formatNumber(draw.frameSize)} ärenden.`}
      />
      <ErrorSummary title="Urvalet utökades inte" errors={errors} />
      {isOpen ? (
        <Form method="post">
          <input type="hidden" name="drawsSeen" value={draw.number} />
          <Stack>
            <NumberField
              label={draw.isPerGroup ? 'Nytt antal ur varje grupp' : 'Nytt antal'}
              name="size"
              hint={`Större än ${formatNumber(draw.size)}.`}
              defaultValue={answer?.values.size ?? ''}
              error={errorOf('size')}
            />
            <Textarea
              label="Varför ska urvalet utökas?"
              name="reason"
              hint="Skälet står i urvalsprotokollet, och läsare av resultatet ser det: skriv inga namn och inga ärendenummer."
              rows={2}
              maxLength={500}
              defaultValue={answer?.values.reason ?? ''}
              error={errorOf('reason')}
            />
            <Notice tone="info" title="Vad som händer när du utökar">
              <p>
                Fröet är detsamma, så alla ärenden i urvalet blir kvar, med sina granskningar. De nya är de
                som stod näst på tur. Fördela dem sedan till granskare. Hur många granskningar som var
                inlämnade står i protokollet: den som har sett resultatet ska inte kunna utöka tills det
                passar utan att det syns.
              </p>
            </Notice>
            <div>
              <Button type="submit" variant="primary">
                Utöka urvalet
              </Button>
            </div>
          </Stack>
        </Form>
      ) : (
        <p>Urvalet är inte öppet för fler ärenden.</p>
      )}
    </>
  );
}
