import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { FILE_LIMITS } from '#app/features/cases/domain/file-problem.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { FileField } from '#app/shared/ui/file-field.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { checkReportFile, hashOfFile, requireResultReader } from '../server/check-report-file.server.ts';
import { CheckedFileAnswer } from '../ui/checked-file.tsx';

export const meta: MetaFunction = () => [{ title: 'Kontrollera en fil – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireResultReader(actor);
  const asked = new URL(args.request.url).searchParams.get('sha256') ?? '';
  return { checked: checkReportFile(args.context.services, actor, asked) ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  // Before the body is read: nobody without the right makes the server hold a file.
  requireResultReader(actor);
  const file = (await args.request.formData()).get('file');
  if (!(file instanceof File) || file.name === '') {
    return data({ error: 'Välj en fil först.' }, { status: 422 });
  }
  return redirect(`/resultat/kontrollera-fil?sha256=${await hashOfFile(file)}`);
}

export default function CheckFile() {
  const { checked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isSending = useNavigation().state !== 'idle';
  return (
    <>
      <ErrorSummary
        title="Ingen fil är kontrollerad"
        errors={answer ? [{ field: 'file', message: answer.error }] : []}
      />
      <PageHeader
        back={{ to: '/resultat', label: 'Resultat' }}
        title="Kontrollera en fil"
        lead="Har du fått en fil med ett fastställt resultat? Här ser du om den är precis den som programmet lämnade ut, och vilken omgång den är av."
      />
      <Stack gap="large">
        {checked ? <CheckedFileAnswer checked={checked} /> : null}
        <Form method="post" encType="multipart/form-data" noValidate>
          <Stack>
            <FileField
              label="Fil"
              name="file"
              width="medium"
              accept=".xlsx,.docx"
              megabytes={FILE_LIMITS.megabytes}
              hint="Excel- eller Word-fil av en fastställd omgång. Filen räknas om till en kontrollsumma och sparas inte."
              error={answer?.error}
            />
            <Button disabled={isSending}>Kontrollera filen</Button>
          </Stack>
        </Form>
      </Stack>
    </>
  );
}
