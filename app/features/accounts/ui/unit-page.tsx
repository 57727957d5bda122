import { Form, Link } from '@remix-run/react';
import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import type { SavedMark } from '#app/features/accounts/domain/saved-mark.ts';
import type { Role, UnitKind } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { ROLE_NAMES, UNIT_KIND_NAMES } from './account-words.ts';
import { SavedNotice } from './saved-notice.tsx';

type Unit = {
  id: number;
  name: string;
  kind: UnitKind;
  isTop: boolean;
  isClosed: boolean;
  saved: SavedMark | null;
  parentName?: string | undefined;
  kindsBelow: readonly UnitKind[];
  below: readonly { id: number; name: string; kind: UnitKind; isClosed: boolean }[];
  people: readonly { id: number; displayName: string; roles: readonly { role: Role; unitId: number }[] }[];
};

type UnitPageProps = {
  unit: Unit;
  errors: readonly FormError[];
  typed: { newName: string; kind: string } | undefined;
};

export function UnitPage({ unit, errors, typed }: UnitPageProps) {
  const place = unit.parentName ? ` i ${unit.parentName}` : '';
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={unit.name}
        eyebrow={`${UNIT_KIND_NAMES[unit.kind]}${place}`}
        back={{ to: '/organisation', label: 'Organisation' }}
        actions={unit.isTop ? null : <CloseOrOpen unit={unit} />}
      />
      {unit.isClosed ? (
        <Notice tone="info" title="Enheten är stängd">
          <p>Det som hör till den finns kvar. Nya roller och enheter kan inte läggas till här.</p>
        </Notice>
      ) : null}
      <Section title="Namn" id="namn">
        <SavedNotice saved={unit.saved} what="namn" />
        <Form method="post" noValidate>
          <Stack>
            <input type="hidden" name="intent" value="rename" />
            <TextField
              label="Enhetens namn"
              name="name"
              hint="Skriv det som det står i registret, så hamnar ärendena rätt när det läses in."
              defaultValue={unit.name}
              error={errorOf(errors, 'name')}
            />
            <Button variant="secondary">Spara namnet</Button>
          </Stack>
        </Form>
      </Section>
      <Below unit={unit} errors={errors} typed={typed} />
      <Section title="Personer med roll här">
        {unit.people.length === 0 ? (
          <p>Ingen har en roll just här. Roller ovanför gäller också här.</p>
        ) : null}
        <ul>
          {unit.people.map((person) => (
            <li key={person.id}>
              <Link to={`/organisation/personer/${person.id}`}>{person.displayName}</Link>,{' '}
              {person.roles
                .filter((role) => role.unitId === unit.id)
                .map((role) => ROLE_NAMES[role.role].toLowerCase())
                .join(', ')}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Below({ unit, errors, typed }: UnitPageProps) {
  if (unit.kindsBelow.length === 0 && unit.below.length === 0) return null;
  return (
    <Section id="under" title="Under den här enheten">
      <SavedNotice saved={unit.saved} what="under" title="Enheten lades till" />
      {unit.below.length > 0 ? (
        <ul>
          {unit.below.map((below) => (
            <li key={below.id}>
              <Link to={`/organisation/enheter/${below.id}`}>{below.name}</Link>,{' '}
              {UNIT_KIND_NAMES[below.kind].toLowerCase()}{' '}
              {below.isClosed ? <Status tone="neutral">Stängd</Status> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {unit.kindsBelow.length > 0 ? (
        // Begins anew when something has been added.
        <Form method="post" noValidate key={unit.below.length}>
          <Stack>
            <input type="hidden" name="intent" value="add" />
            <TextField
              label="Namn på ny enhet"
              name="newName"
              defaultValue={errors.length > 0 ? typed?.newName : ''}
              error={errorOf(errors, 'newName')}
            />
            <Select
              label="Nivå"
              name="kind"
              defaultValue={typed?.kind || 'unit'}
              options={unit.kindsBelow.map((kind) => ({ value: kind, label: UNIT_KIND_NAMES[kind] }))}
              error={errorOf(errors, 'kind')}
            />
            <Button variant="secondary">Lägg till</Button>
          </Stack>
        </Form>
      ) : null}
    </Section>
  );
}

function CloseOrOpen({ unit }: { unit: Unit }) {
  return unit.isClosed ? (
    <Form method="post">
      <input type="hidden" name="intent" value="reopen" />
      <Button variant="secondary">Öppna enheten igen</Button>
    </Form>
  ) : (
    <ConfirmDialog
      trigger="Stäng enheten"
      title={`Stänga ${unit.name}?`}
      confirmLabel="Stäng enheten"
      hiddenFields={{ intent: 'close' }}
    >
      <p>
        Nya roller och enheter kan inte läggas till här efteråt. Ärenden, kontroller och roller som redan
        finns påverkas inte. Enheten kan öppnas igen.
      </p>
    </ConfirmDialog>
  );
}
