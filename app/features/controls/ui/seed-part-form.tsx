import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { PasswordField } from '#app/shared/ui/password-field.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { HiddenPartField } from './hidden-part-field.tsx';

type Props = {
  personId: number;
  name: string;
  /** She is logged in here; the other gives her password. */
  isSelf: boolean;
  error?: { field: string; message: string } | undefined;
};

/** One person's part, typed unseen or made by the program. */
export function SeedPartForm({ personId, name, isSelf, error }: Props) {
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);
  return (
    <Form method="post" autoComplete="off">
      <input type="hidden" name="personId" value={personId} />
      <Stack>
        <HiddenPartField
          label={isSelf ? 'Din del' : `${name}: din del`}
          name={`part-${personId}`}
          error={errorOf(`part-${personId}`)}
        />
        {isSelf ? null : (
          <PasswordField
            label={`Lösenord för ${name}`}
            name={`password-${personId}`}
            hint="Visar att det är du. Ingen loggas in."
            autoComplete="off"
            error={errorOf(`password-${personId}`)}
          />
        )}
        <Stack isRow>
          <Button type="submit" variant="primary" name="intent" value="givePart">
            Lämna min del
          </Button>
          <Button type="submit" variant="secondary" name="intent" value="generatePart">
            Låt programmet skapa min del
          </Button>
        </Stack>
      </Stack>
    </Form>
  );
}
