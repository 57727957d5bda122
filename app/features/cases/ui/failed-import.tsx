import type { LoadedImport } from '#app/features/cases/server/load-import.server.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { importFailureInWords } from './import-failure-words.ts';

type Failed = Extract<LoadedImport, { kind: 'failed' }>;

/** A file that could not be read: why, and how to go on. */
export function FailedImport({ loaded }: { loaded: Failed }) {
  const { register } = loaded;
  return (
    <>
      <PageHeader
        title="Filen kunde inte läsas"
        back={{ to: `/register/${register.id}`, label: register.name }}
        lead={`${loaded.fileName}. Filen är borttagen.`}
      />
      <Notice tone="error" title="Inte inläst">
        <p>{importFailureInWords(loaded.failure)}</p>
      </Notice>
      {loaded.mayImport ? (
        <ButtonLink to={`/register/${register.id}/inlasning`}>Välj en fil</ButtonLink>
      ) : null}
    </>
  );
}
