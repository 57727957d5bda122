import { Form } from '@remix-run/react';
import type { FormError } from '#app/features/accounts/domain/form-error.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { ROLE_NAMES } from './account-words.ts';
import { RoleFields, type UnitChoice } from './role-fields.tsx';

export type HeldGrant = {
  id: number;
  role: Role;
  unitName: string;
  validUntilOn: string | null;
  grantedAt: string;
  isOver: boolean;
  isWithin: boolean;
};

type PersonRolesProps = {
  grants: readonly HeldGrant[];
  units: readonly UnitChoice[];
  errors: readonly FormError[];
  typed: { role: string; unitId: string; validUntilOn: string } | undefined;
};

export function PersonRoles({ grants, units, errors, typed }: PersonRolesProps) {
  return (
    <>
      <Section title="Roller">
        {grants.length === 0 ? <p>Ingen roll. Utan roll finns inget att se i programmet.</p> : null}
        {grants.length > 0 ? (
          <Table caption="Roller som personen har" captionHidden>
            <thead>
              <tr>
                <th scope="col">Roll</th>
                <th scope="col">Enhet</th>
                <th scope="col">Given</th>
                <th scope="col">Gäller till och med</th>
                <th scope="col">Ta tillbaka</th>
              </tr>
            </thead>
            <tbody>
              {grants.map((grant) => (
                <GrantLine key={grant.id} grant={grant} />
              ))}
            </tbody>
          </Table>
        ) : null}
      </Section>
      {/* Begins anew, and folded, when a role has been given. */}
      <Disclosure
        key={grants.map((grant) => grant.id).join(' ')}
        summary="Ge en roll till"
        open={errors.length > 0 || grants.length === 0}
      >
        <Form method="post" noValidate>
          <Stack>
            <input type="hidden" name="intent" value="grant" />
            <RoleFields units={units} errors={errors} typed={typed} />
            <Button variant="secondary">Ge rollen</Button>
          </Stack>
        </Form>
      </Disclosure>
    </>
  );
}

function GrantLine({ grant }: { grant: HeldGrant }) {
  return (
    <tr>
      <td>{ROLE_NAMES[grant.role]}</td>
      <td>{grant.unitName}</td>
      <td data-nowrap>{formatDate(grant.grantedAt)}</td>
      <td data-nowrap>
        {grant.validUntilOn ?? 'tills vidare'}{' '}
        {grant.isOver ? <Status tone="neutral">Har gått ut</Status> : null}
      </td>
      <td>
        {grant.isWithin ? (
          <ConfirmDialog
            trigger="Ta tillbaka"
            triggerVariant="quiet"
            title={`Ta tillbaka rollen ${ROLE_NAMES[grant.role].toLowerCase()}?`}
            confirmLabel="Ta tillbaka rollen"
            hiddenFields={{ intent: 'revoke', grantId: String(grant.id) }}
          >
            <p>
              Rollen på {grant.unitName} slutar gälla genast. Det personen har gjort finns kvar. Pågående
              granskningar kan behöva delas om.
            </p>
          </ConfirmDialog>
        ) : (
          'Sköts av någon annan'
        )}
      </td>
    </tr>
  );
}
