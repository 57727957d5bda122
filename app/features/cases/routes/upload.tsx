import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { FILE_LIMITS } from '#app/features/cases/domain/file-problem.ts';
import { requireImportableRegister } from '#app/features/cases/server/reach-register.server.ts';
import { removeForgottenUploads } from '#app/features/cases/server/remove-forgotten-uploads.server.ts';
import { readSampleFile, SAMPLE_ADDRESS } from '#app/features/cases/server/sample-file.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import { fileProblemInWords } from '#app/features/cases/ui/file-problem-words.ts';
import { ImportSteps } from '#app/features/cases/ui/import-steps.tsx';
import { UploadProgress } from '#app/features/cases/ui/upload-progress.tsx';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { FileField } from '#app/shared/ui/file-field.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Läs in – ${loaded?.register.name ?? 'Register'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  const { id, name, keyHeader } = requireImportableRegister(args.context.services, actor, registerId);
  return { register: { id, name, isEmpty: keyHeader === null }, sampleAddress: SAMPLE_ADDRESS };
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  // Before the body is read: nobody without the right makes the server hold a large file.
  requireImportableRegister(services, actor, registerId);
  await removeForgottenUploads(services);
  const form = await args.request.formData();
  const sent = form.get('file');
  const isSample = form.get('intent') === 'sample';
  const file = isSample
    ? await readSampleFile(services)
    : sent instanceof File && sent.name !== ''
      ? { name: sent.name, bytes: Buffer.from(await sent.arrayBuffer()) }
      : undefined;
  if (file === undefined) return data({ error: 'Välj en fil först.' }, { status: 422 });
  const staged = await stageImport(services, actor, registerId, file);
  if (!staged.ok) return data({ error: fileProblemInWords(staged.error) }, { status: 422 });
  return redirect(`/register/${registerId}/inlasningar/${staged.value}`);
}

export default function UploadPage() {
  const { register, sampleAddress } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  const isSending = useNavigation().state !== 'idle';
  return (
    <>
      <ErrorSummary
        title="Filen är inte inläst"
        errors={error === undefined ? [] : [{ field: 'file', message: error }]}
      />
      <PageHeader
        title="Läs in uttag"
        back={{ to: `/register/${register.id}`, label: register.name }}
        lead="Välj filen som du har tagit ut ur verksamhetssystemet. Du får se vad som händer innan något läses in."
      />
      <ImportSteps current="file" />
      <Form method="post" encType="multipart/form-data" noValidate>
        <Stack>
          <FileField
            label="Fil"
            name="file"
            width="medium"
            accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            hint={`Excel-arbetsbok (.xlsx) eller CSV, högst ${FILE_LIMITS.megabytes} MB. Kolumnerna får stå som de kommer. Personnummer och namn känns igen och lämnas utanför. Filen tas bort när du har bestämt dig, och annars efter två timmar.`}
            error={error}
          />
          <Button disabled={isSending}>Ladda upp och förhandsgranska</Button>
          <UploadProgress isSending={isSending} />
        </Stack>
      </Form>
      {register.isEmpty ? (
        <Section title="Ingen fil till hands?">
          <Form method="post">
            <Stack>
              <p>
                Prova med ett register över placeringar från en påhittad kommun. Alla personer i det är
                påhittade. Du kan också <a href={sampleAddress}>spara exempelfilen</a> och titta på den.
              </p>
              <Button variant="secondary" name="intent" value="sample" disabled={isSending}>
                Prova med exempelfilen
              </Button>
            </Stack>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
