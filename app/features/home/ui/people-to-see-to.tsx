import { Link } from '@remix-run/react';
import { ROLE_NAMES } from '#app/features/accounts/ui/account-words.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

type Person = { id: number; displayName: string };

type PeopleToSeeToProps = {
  people: {
    withoutPassword: readonly Person[];
    ending: readonly (Person & { role: Role; unitName: string; validUntilOn: string })[];
  };
};

/** For administrators: who cannot log in yet, and whose role ends soon. */
export function PeopleToSeeTo({ people }: PeopleToSeeToProps) {
  const link = (person: Person) => (
    <Link to={`/organisation/personer/${person.id}`}>{person.displayName}</Link>
  );
  const items = [
    ...people.withoutPassword.map((person) => ({
      term: 'Saknar lösenord',
      description: <>{link(person)} kan inte logga in förrän du har skapat ett tillfälligt lösenord.</>,
    })),
    ...people.ending.map((person) => ({
      term: `Till och med ${person.validUntilOn}`,
      description: (
        <>
          {link(person)}, {ROLE_NAMES[person.role].toLowerCase()} på {person.unitName}
        </>
      ),
    })),
  ];
  if (items.length === 0) return null;
  return (
    <Section title="Personer att se till">
      <SummaryList items={items} />
    </Section>
  );
}

/** While the first administrator is alone: who else is needed, and where, and the units where there are none yet. */
export function FirstPeople({ hasUnits }: { hasUnits: boolean }) {
  return (
    <Section
      title="Du är ensam här"
      lead={
        hasUnits
          ? 'Lägg till dem som ska leda kontroller och granska.'
          : 'Lägg upp enheterna som de heter i registret. Lägg sedan till dem som ska leda kontroller och granska.'
      }
    >
      <Stack isRow>
        {hasUnits ? null : (
          <ButtonLink to="/organisation" variant="secondary">
            Lägg upp enheter
          </ButtonLink>
        )}
        <ButtonLink to="/organisation/personer/ny" variant="secondary">
          Lägg till person
        </ButtonLink>
      </Stack>
    </Section>
  );
}
