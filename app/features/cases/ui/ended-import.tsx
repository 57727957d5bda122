import { Link } from '@remix-run/react';
import type { LoadedImport } from '#app/features/cases/server/load-import.server.ts';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { ImportSteps } from './import-steps.tsx';

type Ended = Extract<LoadedImport, { kind: 'ended' }>;

/** What became of an import: read in with its figures and changes, or cancelled. */
export function EndedImport({ loaded }: { loaded: Ended }) {
  const { register, applied, changes } = loaded;
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
  const isUnchanged = applied.newCount === 0 && applied.changedCount === 0 && applied.goneCount === 0;
  return (
    <>
      <PageHeader
        title="Inläst"
        back={back}
        lead={`${loaded.fileName}, inläst ${formatDateTime(applied.endedAt ?? '')} av ${applied.importedBy}.`}
        actions={<ButtonLink to={`/register/${register.id}`}>Visa ärendena</ButtonLink>}
      />
      <ImportSteps current="done" />
      {isUnchanged ? (
        <Notice tone="info" title="Inget ändrades">
          <p>Alla ärenden i filen stod redan i registret, med samma uppgifter.</p>
        </Notice>
      ) : null}
      <SummaryList
        items={[
          { term: 'Rader i filen', description: formatNumber(applied.rowCount ?? 0) },
          { term: 'Nya ärenden', description: formatNumber(applied.newCount ?? 0) },
          { term: 'Ändrade ärenden', description: formatNumber(applied.changedCount ?? 0) },
          { term: 'Oförändrade ärenden', description: formatNumber(applied.unchangedCount ?? 0) },
          { term: 'Saknas i filen', description: formatNumber(applied.goneCount ?? 0) },
          { term: 'Filens kontrollsumma (SHA-256)', description: <code>{applied.fileSha256}</code> },
        ]}
      />
      {changes.length > 0 ? <Changes register={register} changes={changes} /> : null}
    </>
  );
}

const KINDS = { changed: 'Ändrat', returned: 'Tillbaka i filen', gone: 'Saknas i filen' } as const;

function Changes({ register, changes }: Pick<Ended, 'register' | 'changes'>) {
  return (
    <Section title="Ändringar i ärenden som fanns">
      <Table caption="Ändringar" captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärende</th>
            <th scope="col">Vad</th>
            <th scope="col">Uppgifter</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.caseId}>
              <th scope="row" data-nowrap="">
                <Link to={`/register/${register.id}/arenden/${change.caseId}`}>{change.key}</Link>
              </th>
              <td>{KINDS[change.kind]}</td>
              <td>
                {change.changes
                  .map(({ header, from, to }) => `${header}: ${from || 'tomt'} → ${to || 'tomt'}`)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
