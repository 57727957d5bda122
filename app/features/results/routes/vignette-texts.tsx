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
import type { RoundId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { parseChangedTexts, readChangedTexts } from '../forms/changed-texts-form.ts';
import { changeVignettes, loadVignetteTexts } from '../server/change-vignettes.server.ts';
import { VignetteTextFields } from '../ui/vignette-text-fields.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ändra texten, ${page?.round.name ?? 'vinjetten'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadVignetteTexts(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

const PROBLEMS = {
  begun: 'Någon har börjat svara, så texten ändras inte längre. Gör en ny vinjett med den ändrade texten.',
  changedMeanwhile: 'Någon annan ändrade texten under tiden. Ladda sidan igen och gör om din ändring.',
} as const;

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  loadVignetteTexts(services, actor, roundId);
  const values = readChangedTexts(await args.request.formData());
  const changed = parseChangedTexts(values);
  const again = (errors: readonly FormError[]) => data({ errors, values }, { status: 422 });
  if (!changed.ok) return again(changed.error);
  const saved = changeVignettes(services, actor, roundId, changed.value);
  return saved.ok ? redirect(`/vinjetter/${roundId}`) : again([{ message: PROBLEMS[saved.error] }]);
}

export default function VignetteTexts() {
  const { round, texts, isBegun } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly FormError[] = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const isNumberSeen = errors.some(({ message }) => message.includes('personnummer'));
  return (
    <>
      <PageHeader
        title={texts.length === 1 ? 'Ändra texten' : 'Ändra texterna'}
        eyebrow={round.name}
        back={{ to: `/vinjetter/${round.id}`, label: round.name }}
      />
      <ErrorSummary errors={errors} />
      {isBegun ? (
        <p>{PROBLEMS.begun}</p>
      ) : (
        <Form method="post">
          <Stack gap="large">
            <input type="hidden" name="textCount" value={texts.length} />
            {texts.map(({ caseId, revision, title, text }, place) => (
              <div key={caseId}>
                <input type="hidden" name={`revision-${place}`} value={revision} />
                <VignetteTextFields
                  place={place}
                  isAlone={texts.length === 1}
                  columns={[]}
                  values={{ title, text, facts: [], ...answer?.values.texts[place], caseId: String(caseId) }}
                  errorOf={errorOf}
                />
              </div>
            ))}
            {isNumberSeen ? (
              <Checkbox
                label="Det som ser ut som ett personnummer är påhittat och ingens"
                name="isInvented"
              />
            ) : null}
            <div>
              <Button type="submit">Spara</Button>
            </div>
          </Stack>
        </Form>
      )}
    </>
  );
}
