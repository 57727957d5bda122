import { Link } from '@remix-run/react';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { ROLE_NAMES } from './account-words.ts';

type PeopleTableProps = {
  caption: string;
  people: readonly {
    id: number;
    displayName: string;
    email: string;
    caseWorkerName: string | null;
    hasPassword: boolean;
    roles: readonly {
      role: Role;
      unitId: number;
      unitName: string;
      validUntilOn: string | null;
      isOver: boolean;
    }[];
  }[];
};

export function PeopleTable({ caption, people }: PeopleTableProps) {
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">Namn</th>
          <th scope="col">Roller</th>
          <th scope="col">Namn i registret</th>
          <th scope="col">E-post</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <Link to={`/organisation/personer/${person.id}`}>{person.displayName}</Link>{' '}
              {person.hasPassword ? null : <Status tone="warning">Saknar lösenord</Status>}
            </td>
            <td>
              {person.roles.length === 0 ? 'Ingen roll' : null}
              {person.roles.map((role) => (
                <div key={`${role.role} ${role.unitId}`}>
                  {ROLE_NAMES[role.role]}, {role.unitName}
                  {role.validUntilOn
                    ? ` ${role.isOver ? '(gällde' : '(gäller'} t.o.m. ${role.validUntilOn})`
                    : ''}
                </div>
              ))}
            </td>
            <td>{person.caseWorkerName ?? '–'}</td>
            <td>{person.email}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
