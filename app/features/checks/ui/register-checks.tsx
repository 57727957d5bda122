import { Link } from '@remix-run/react';
import type { RegisterWithChecks } from '#app/features/checks/server/load-checks.server.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { changeInWords, countInWords } from './count-words.ts';
import styles from './register-checks.module.css';

/** The checks of one register with what they found after the latest import. */
export function RegisterChecks({ register }: { register: RegisterWithChecks }) {
  const { id, name, unitName, importedAt, extractedOn, mayManage, checks, archived } = register;
  const create = mayManage ? (
    <ButtonLink to={`/registerkontroller/ny?register=${id}`} variant="secondary">
      Lägg till kontroll
    </ButtonLink>
  ) : null;
  return (
    <Section
      title={name}
      lead={
        <p>
          {unitName} ·{' '}
          {importedAt
            ? `Uttaget är från den ${extractedOn}, inläst ${formatDateTime(importedAt)}`
            : 'Inget inläst än'}{' '}
          · <Link to={`/register/${id}`}>Till registret</Link>
        </p>
      }
      actions={checks.length > 0 ? create : null}
    >
      {checks.length === 0 ? (
        <EmptyState title="Inga registerkontroller än" action={create}>
          <p>
            {mayManage
              ? 'Börja med en färdig kontroll, till exempel ”Handläggare saknas eller är okänd”, eller skriv en egen regel.'
              : 'Den som ansvarar för registret kan lägga upp kontroller. De syns här.'}
          </p>
        </EmptyState>
      ) : (
        <Table caption={`Registerkontroller på ${name}`} captionHidden>
          <thead>
            <tr>
              <th scope="col">Kontroll</th>
              <th scope="col" data-numeric="">
                Hittade
              </th>
              <th scope="col">Sedan förra uttaget</th>
              <th scope="col">Räknat per</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <tr key={check.id}>
                <th scope="row">
                  <Link to={`/registerkontroller/${check.id}`}>{check.name}</Link>
                  <p className={styles.purpose}>{check.purpose || check.ruleInWords}</p>
                </th>
                <td data-numeric="" data-nowrap="">
                  {check.latest ? countInWords(check.latest.found, check.latest.lookedAt) : '–'}
                </td>
                <td>{check.latest ? changeInWords(check.change, check.latest.isRuleChanged) : ''}</td>
                <td data-nowrap="">{check.latest?.referenceOn ?? 'Inte räknad än'}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {archived.length > 0 ? (
        <Disclosure summary={`Avslutade kontroller (${archived.length})`}>
          <ul>
            {archived.map((check) => (
              <li key={check.id}>
                <Link to={`/registerkontroller/${check.id}`}>{check.name}</Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Section>
  );
}
