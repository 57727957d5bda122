import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { deviationLevels } from '#app/features/checklists/domain/definition.ts';
import { deviationLevelWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { parseAboutForm } from '#app/features/checklists/forms/section-form.ts';
import { changeDraft } from '#app/features/checklists/server/change-draft.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { AboutFields } from '#app/features/checklists/ui/about-fields.tsx';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { DraftProblem } from '#app/features/checklists/ui/draft-problem.tsx';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Namn och syfte, ${page?.title ?? 'checklista'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { checklistId, draft } = await requireDraft(args);
  const { title, purpose, deviations = 'perFault' } = draft.definition;
  return { checklistId, revision: draft.revision, title, purpose, deviations };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, fields, seen } = await requireDraftForm(args);
  const about = parseAboutForm(fields);
  if (!about.ok) return data({ fields, errors: about.error, problem: undefined }, { status: 422 });
  const changed = changeDraft(services, actor, seen, { what: 'aboutChanged' }, (before) => {
    const { deviations, ...words } = about.value;
    const { deviations: _, sections, ...rest } = before;
    return { ...rest, ...words, ...(deviations ? { deviations } : {}), sections };
  });
  if (!changed.ok) return data({ fields, errors: [], problem: changed.error }, { status: 409 });
  return redirect(draftAddress.draft(checklistId));
}

export default function DraftAbout() {
  const { checklistId, revision, title, purpose, deviations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const fields = answer?.fields ?? { title: [title], purpose: [purpose], deviations: [deviations] };
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title="Namn och syfte"
        eyebrow={title}
        back={{ to: draftAddress.draft(checklistId), label: 'Utkastet' }}
      />
      <DraftProblem problem={answer?.problem}>
        <p>
          Nu heter den ”{title}”. Syftet är: {purpose}
        </p>
        <p>{deviationLevelWords[deviations]}.</p>
      </DraftProblem>
      <Form method="post" noValidate>
        <Stack>
          <input type="hidden" name="revision" value={revision} />
          <AboutFields fields={fields} errors={errors} />
          <RadioGroup
            legend="När flera brister hittas i ett ärende skapas"
            name="deviations"
            defaultValue={fields.deviations?.[0]}
            hint="En gemensam avvikelse får den allvarligaste bristens allvarlighet och den kortaste tiden."
            options={deviationLevels.map((level) => ({ value: level, label: deviationLevelWords[level] }))}
          />
          <div>
            <Button>Spara</Button>
          </div>
        </Stack>
      </Form>
    </>
  );
}
