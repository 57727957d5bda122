import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';

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
      <Table caption="Konton i den påhittade kommunen" captionHidden>
        <thead>
          <tr>
            <th scope="col">E-post</th>
            <th scope="col">Namn</th>
            <th scope="col">Vad man ser</th>
          </tr>
        </thead>
        <tbody>
          {accounts.people.map((person) => (
            <tr key={person.email}>
              <td>
                <code>{person.email}</code>
              </td>
              <td data-nowrap>{person.name}</td>
              <td>{person.shows}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
