import { Form, Link, useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import type { LoadedImport } from '#app/features/cases/server/load-import.server.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { progressInWords } from './import-phase-words.ts';
import { ImportSteps } from './import-steps.tsx';

type Running = Extract<LoadedImport, { kind: 'running' }>;

const LOOK_AGAIN_MS = 1000;
const TITLES = {
  reading: 'Filen läses',
  applying: 'Läses in i registret',
  undoing: 'Inläsningen ångras',
} as const;
const LEADS = {
  reading: 'När den är läst får du se vad som händer innan något läses in.',
  applying: 'Allt läses in på en gång eller inget alls.',
  undoing: 'Registret får tillbaka det som stod där före inläsningen.',
} as const;

/** How far a job has come. The page asks again each second; the job goes on without it. */
export function RunningImport({ loaded }: { loaded: Running }) {
  const { register, doing } = loaded;
  const { words, percent } = progressInWords(loaded.progress);
  const { revalidate, state } = useRevalidator();
  const isSending = useNavigation().state !== 'idle';
  useEffect(() => {
    if (state !== 'idle') return undefined;
    const timer = setTimeout(revalidate, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [state, revalidate]);
  return (
    <>
      <PageHeader
        title={TITLES[doing]}
        back={{ to: `/register/${register.id}`, label: register.name }}
        lead={`${loaded.fileName}, uppladdad ${formatDateTime(loaded.uploadedAt)}. ${LEADS[doing]}`}
      />
      {doing === 'undoing' ? null : <ImportSteps current={doing === 'reading' ? 'file' : 'preview'} />}
      <Stack>
        <ProgressBar value={percent} max={100} label={`${words}: ${percent} %`} />
        <p>
          Du kan lämna sidan och komma tillbaka.{' '}
          <Link to={`/register/${register.id}/inlasningar/${loaded.importId}`} reloadDocument>
            Uppdatera
          </Link>
        </p>
        {doing === 'undoing' ? null : (
          <Form method="post" replace>
            <Button name="intent" value="cancel" variant="secondary" disabled={isSending}>
              Avbryt inläsningen
            </Button>
          </Form>
        )}
      </Stack>
    </>
  );
}
