import { Form } from '@remix-run/react';
import type { ControlTemplate } from '#app/features/controls/domain/control-template.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

type Props = {
  templates: readonly ControlTemplate[];
  registers: readonly { readonly id: number; readonly name: string }[];
};

/** The first step of a new control: what to begin from, and which register the cases stand in. */
export function ChooseTemplate({ templates, registers }: Props) {
  if (registers.length === 0) {
    return (
      <EmptyState
        title="En kontroll behöver ett register"
        action={<ButtonLink to="/register">Till registren</ButtonLink>}
      >
        <p>
          Läs först in ett uttag ur verksamhetssystemet. Ärendena i det är de som en kontroll väljer bland.
        </p>
      </EmptyState>
    );
  }
  return (
    <Form method="get">
      <Stack>
        <RadioGroup
          legend="Vad vill du utgå från?"
          name="mall"
          defaultValue={templates[0]?.key}
          options={[
            ...templates.map(({ key, name, description }) => ({
              value: key,
              label: name,
              hint: description,
            })),
            {
              value: 'tom',
              label: 'En tom kontroll',
              hint: 'Du väljer villkor, urval och checklista själv.',
            },
          ]}
        />
        <Select
          label="Register"
          name="register"
          options={registers.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <div>
          <Button type="submit">Fortsätt</Button>
        </div>
      </Stack>
    </Form>
  );
}
