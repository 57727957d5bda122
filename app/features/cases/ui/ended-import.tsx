import type { LoadedImport } from '#app/features/cases/server/load-import.server.ts';
import { formatDateTime, formatNumber, listInWords } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { ExtractedOnDoubts } from './extracted-on-field.tsx';
import { ImportChanges } from './import-changes.tsx';
import { ImportSteps } from './import-steps.tsx';
import { NextSteps } from './next-steps.tsx';
import { placeInWords } from './table-source-words.ts';

export type Ended = Extract<LoadedImport, { kind: 'ended' }>;

/** What became of an import: read in with its figures and changes, undone, or cancelled. */
export function EndedImport({ loaded }: { loaded: Ended }) {
  const { register, applied } = loaded;
  const back = { to: `/register/${register.id}`, label: register.name };
  if (applied === undefined) {
    return (
      <>
        <PageHeader
          title="Inläsningen är avbruten"
          back={back}
          lead={`${loaded.fileName}. Inget har lästs in.`}
        />
        {loaded.mayImport ? (
          <ButtonLink to={`/register/${register.id}/inlasning`}>Välj en fil</ButtonLink>
        ) : null}
      </>
    );
  }
  const isUndone = loaded.state === 'undone';
  const isUnchanged = applied.newCount === 0 && applied.changedCount === 0 && applied.goneCount === 0;
  return (
    <>
      <PageHeader
        title={isUndone ? 'Inläsningen är ångrad' : 'Inläst'}
        back={back}
        lead={`${loaded.fileName}, inläst ${formatDateTime(applied.endedAt ?? '')} av ${applied.importedBy}.`}
        actions={
          <ButtonLink
            to={`/register/${register.id}`}
            variant={loaded.nextSteps === null ? 'primary' : 'secondary'}
          >
            Visa ärendena
          </ButtonLink>
        }
      />
      {isUndone ? <Undone applied={applied} /> : <ImportSteps current="done" />}
      {isUnchanged && !isUndone ? (
        <Notice tone="info" title="Inget ändrades">
          <p>Alla ärenden i filen stod redan i registret, med samma uppgifter.</p>
        </Notice>
      ) : null}
      {loaded.nextSteps === null || isUndone ? null : (
        <NextSteps registerId={register.id} steps={loaded.nextSteps} />
      )}
      {loaded.isLatest ? <ExtractedOnDoubts doubts={loaded.extractedOnDoubts} /> : null}
      <SummaryList items={itemsOf(applied)} />
      <ImportChanges loaded={loaded} />
      {loaded.mayImport && loaded.isLatest ? (
        <Stack isRow>
          <ButtonLink
            to={`/register/${register.id}/inlasningar/${loaded.importId}/angra`}
            variant="secondary"
          >
            Ångra inläsningen
          </ButtonLink>
        </Stack>
      ) : null}
    </>
  );
}

type Applied = NonNullable<Ended['applied']>;

function Undone({ applied }: { applied: Applied }) {
  return (
    <Notice
      tone="info"
      title={`Ångrad ${formatDateTime(applied.undoneAt ?? '')} av ${applied.undoneBy ?? ''}`}
    >
      <p>Registret har det som stod där före inläsningen. Siffrorna nedan är vad inläsningen gjorde.</p>
      <p>Skäl: {applied.undoReason}</p>
    </Notice>
  );
}

function itemsOf(applied: Applied) {
  const { facts } = applied;
  const columns = (term: string, names: readonly string[] = []) =>
    names.length === 0 ? [] : [{ term, description: listInWords(names) }];
  return [
    ...(applied.extractedOn === null
      ? []
      : [{ term: 'Uttaget är från den', description: applied.extractedOn }]),
    { term: 'Rader i filen', description: formatNumber(applied.rowCount ?? 0) },
    { term: 'Nya ärenden', description: formatNumber(applied.newCount ?? 0) },
    { term: 'Ändrade ärenden', description: formatNumber(applied.changedCount ?? 0) },
    { term: 'Oförändrade ärenden', description: formatNumber(applied.unchangedCount ?? 0) },
    { term: 'Saknas i filen', description: formatNumber(applied.goneCount ?? 0) },
    ...(facts === null ? [] : [{ term: 'Läst från', description: placeInWords(facts.source) }]),
    ...columns('Kolumner som lämnades utanför', facts?.leftOut),
    ...columns('Kolumner som tillkom', facts?.addedColumns),
    ...columns('Kolumner som tömdes', facts?.emptiedColumns),
    ...columns(
      'Enheter som inte fanns',
      facts?.unmatchedUnits.map(({ name }) => name),
    ),
    { term: 'Filens kontrollsumma (SHA-256)', description: <code>{applied.fileSha256}</code> },
  ];
}
