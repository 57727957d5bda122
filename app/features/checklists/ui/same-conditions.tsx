import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

type Props = { revision: number; same: readonly { value: string; label: string }[] };

/** Several questions are often shown in the same cases: one press instead of the same condition once more. */
export function SameConditions({ revision, same }: Props) {
  if (same.length === 0) return null;
  return (
    <Section title="Samma villkor som tidigare">
      <Form method="post">
        <input type="hidden" name="revision" value={revision} />
        <Stack isRow gap="small">
          <Select label="Visas i samma fall som" name="like" width="full" options={same} />
          <Button variant="secondary" name="intent" value="same">
            Ta samma villkor
          </Button>
        </Stack>
      </Form>
    </Section>
  );
}
