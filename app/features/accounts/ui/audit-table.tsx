import { ROLES } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { ROLE_NAMES } from './account-words.ts';
import { AUDIT_ACTIONS, AUDIT_ENTITIES, UNKNOWN_ACTION } from './audit-words.ts';

export type AuditLine = {
  sequence: number;
  at: string;
  actorName: string | null;
  action: string;
  entity: string;
  entityId: string;
  unitName: string | null;
  detail: Readonly<Record<string, unknown>>;
  aboutName: string | null;
  entityName: string | null;
  isBroken: boolean;
};

export function AuditTable({ entries }: { entries: readonly AuditLine[] }) {
  return (
    <Table caption="Händelser, de senaste först" captionHidden>
      <thead>
        <tr>
          <th scope="col" data-numeric>
            Nr
          </th>
          <th scope="col">När</th>
          <th scope="col">Vem</th>
          <th scope="col">Vad</th>
          <th scope="col">Gäller</th>
          <th scope="col">Enhet</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.sequence}>
            <td data-numeric>{entry.sequence}</td>
            <td data-nowrap>{formatDateTime(entry.at)}</td>
            <td>{entry.actorName ?? (entry.action === 'login.failed' ? 'Okänd' : 'Programmet')}</td>
            <td>
              {AUDIT_ACTIONS[entry.action] ?? UNKNOWN_ACTION}
              {entry.isBroken ? (
                <>
                  {' '}
                  <Status tone="error">Händelsen är ändrad, eller så saknas den före</Status>
                </>
              ) : null}
            </td>
            <td>{about(entry)}</td>
            <td>{entry.unitName ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The thing by its name, or by kind and number where it has none; of a case only the row: its number is not for the log. */
export function about(entry: Omit<AuditLine, 'isBroken' | 'at' | 'sequence' | 'actorName'>): string {
  const role = ROLES.find((candidate) => candidate === entry.detail['role']);
  if (role) return [ROLE_NAMES[role], entry.aboutName].filter(Boolean).join(', ');
  if (entry.entity === 'person') return entry.aboutName ?? 'Okänd e-postadress';
  if (entry.entity === 'unit') return entry.unitName ?? 'Enhet';
  const kind = AUDIT_ENTITIES[entry.entity];
  if (entry.entity === 'setting') return 'Organisationens namn';
  if (entry.entity === 'deviation') {
    if (entry.entityId === 'all') return 'Alla avvikelser';
    if (entry.entityName) return entry.entityName;
  }
  if (entry.entity === 'action' && entry.entityId === 'all') return 'Åtgärdsplanen';
  if (entry.entity === 'case') return `Ärende (rad ${entry.entityId})`;
  return kind ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${entry.entityName ?? entry.entityId}` : '–';
}
