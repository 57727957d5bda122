import { Form, Link, useNavigation } from '@remix-run/react';
import type { loadUndo, UndoObstacle } from '#app/features/cases/server/undo-import.server.ts';
import { formatDateTime, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type UndoImportProps = { loaded: ReturnType<typeof loadUndo>; error: string | undefined };

/** What undoing an import would do, with a reason to give; or what is in the way. */
export function UndoImport({ loaded, error }: UndoImportProps) {
  const { register, obstacle, restoredCount, removedCount } = loaded;
  const here = `/register/${register.id}/inlasningar/${loaded.importId}`;
  const isSending = useNavigation().state !== 'idle';
  return (
    <>
      <ErrorSummary
        title="Inläsningen är inte ångrad"
        errors={error === undefined ? [] : [{ field: 'reason', message: error }]}
      />
      <PageHeader
        title="Ångra inläsningen"
        back={{ to: here, label: 'Inläsningen' }}
        lead={`${loaded.fileName}, inläst ${formatDateTime(loaded.endedAt)}.`}
      />
      {obstacle === null ? (
        <Stack>
          <p>När du ångrar får registret tillbaka det som stod där före inläsningen:</p>
          <ul>
            <li>
              {removedCount === 0
                ? 'Inget ärende tas bort.'
                : `${plural(removedCount, 'ärende som kom med filen tas bort', 'ärenden som kom med filen tas bort')}.`}
            </li>
            <li>
              {restoredCount === 0
                ? 'Inget ärende som fanns förut ändras.'
                : `${plural(restoredCount, 'ärende får tillbaka de uppgifter det hade', 'ärenden får tillbaka de uppgifter de hade')}.`}
            </li>
            <li>
              {loaded.isFirst
                ? 'Registret blir tomt igen, och valet av kolumner glöms.'
                : 'Kolumnerna och valet av kolumner blir som de var.'}
            </li>
          </ul>
          <p>Inläsningen står kvar bland registrets inläsningar som ångrad, med ditt namn och skäl.</p>
          <Form method="post" noValidate>
            <Stack>
              <Textarea
                label="Varför ångras inläsningen?"
                name="reason"
                hint="Skriv inga namn eller personnummer."
                maxLength={1000}
                error={error}
              />
              <Button disabled={isSending}>Ångra inläsningen</Button>
            </Stack>
          </Form>
        </Stack>
      ) : (
        <Obstacle obstacle={obstacle} registerId={register.id} />
      )}
    </>
  );
}

function Obstacle({ obstacle, registerId }: { obstacle: UndoObstacle; registerId: number }) {
  return (
    <Notice tone="warning" title="Inläsningen kan inte ångras">
      {obstacle.kind === 'built_on' ? (
        <>
          <p>En urvalsram är fryst från registret efter inläsningen:</p>
          <ul>
            {obstacle.rounds.map(({ roundName, controlName }) => (
              <li key={`${controlName} ${roundName}`}>
                {controlName}, {roundName}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {obstacle.kind === 'not_latest' ? (
        <p>
          Bara den senaste inläsningen kan ångras.{' '}
          <Link to={`/register/${registerId}/inlasningar/${obstacle.latestImportId}`}>
            Visa den senaste inläsningen
          </Link>
        </p>
      ) : null}
      {obstacle.kind === 'not_applied' ? <p>Den är redan ångrad eller blev aldrig inläst.</p> : null}
      {obstacle.kind === 'not_kept' ? (
        <p>
          Hur registret såg ut före den finns inte kvar. Det sparas bara för den inläsning som gjordes sist.
        </p>
      ) : null}
      {obstacle.kind === 'register_busy' ? (
        <p>
          {obstacle.by === '' ? 'Någon arbetar' : `${obstacle.by} arbetar`} med registret just nu. Vänta tills
          det är klart.
        </p>
      ) : null}
    </Notice>
  );
}
