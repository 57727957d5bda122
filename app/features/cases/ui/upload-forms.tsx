import { Form, useNavigation } from '@remix-run/react';
import { FILE_LIMITS } from '#app/features/cases/domain/file-problem.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { FileField } from '#app/shared/ui/file-field.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { ImportSteps } from './import-steps.tsx';
import { UploadProgress } from './upload-progress.tsx';

type UploadFormsProps = {
  loaded: {
    readonly register: { readonly id: number; readonly name: string; readonly isEmpty: boolean };
    readonly sampleAddress: string | null;
  };
  answer:
    | { readonly field: 'file' | 'pasted'; readonly error: string; readonly pasted?: string | undefined }
    | undefined;
};

/** The ways to give a register its cases: a file, a pasted table, or the sample. */
export function UploadForms({ loaded: { register, sampleAddress }, answer }: UploadFormsProps) {
  const isSending = useNavigation().state !== 'idle';
  const errorOf = (field: string) => (answer?.field === field ? answer.error : undefined);
  return (
    <>
      <ErrorSummary
        title="Inget är inläst"
        errors={answer === undefined ? [] : [{ field: answer.field, message: answer.error }]}
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
            megabytes={FILE_LIMITS.megabytes}
            accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            hint={`Excel-arbetsbok (.xlsx) eller CSV, högst ${FILE_LIMITS.megabytes} MB. Kolumnerna får stå som de kommer. Personnummer och namn känns igen och lämnas utanför. Filen tas bort när du har bestämt dig, och annars efter två timmar.`}
            error={errorOf('file')}
          />
          <Button disabled={isSending}>Ladda upp och förhandsgranska</Button>
          <UploadProgress isSending={isSending} />
        </Stack>
      </Form>
      <Section title="Klistra in en tabell">
        <Form method="post" encType="multipart/form-data" noValidate>
          <Stack>
            <Textarea
              label="Tabell"
              name="pasted"
              rows={6}
              hint="Markera cellerna i Excel, rubrikerna med, kopiera och klistra in här."
              defaultValue={answer?.pasted}
              error={errorOf('pasted')}
              spellCheck={false}
              autoComplete="off"
            />
            <Button variant="secondary" name="intent" value="paste" disabled={isSending}>
              Förhandsgranska tabellen
            </Button>
          </Stack>
        </Form>
      </Section>
      {register.isEmpty && sampleAddress !== null ? (
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
