import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

type DemoAccountsProps = {
  accounts: { password: string; people: readonly { email: string; name: string; shows: string }[] };
};

/** Only in a program that holds the invented municipality. */
export function DemoAccounts({ accounts }: DemoAccountsProps) {
  return (
    <Section
      title="Se dig omkring"
      lead={
        <>
          Programmet är fyllt med en påhittad kommun. Logga in som någon av de här. Alla har lösenordet{' '}
          <code>{accounts.password}</code>.
        </>
      }
    >
      <SummaryList
        items={accounts.people.map((person) => ({
          term: <code>{person.email}</code>,
          description: (
            <>
              {person.name}. {person.shows}
            </>
          ),
        }))}
      />
    </Section>
  );
}
