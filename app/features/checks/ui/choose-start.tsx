import { Form } from '@remix-run/react';
import { listInWords } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

type ChooseRegisterProps = {
  registers: readonly { readonly id: number; readonly name: string }[];
  /** The check to copy, where one is copied. */
  copyOf: number | null;
};

/** First step: which register the check goes through. */
export function ChooseRegister({ registers, copyOf }: ChooseRegisterProps) {
  if (registers.length === 0) {
    return (
      <EmptyState
        title="En registerkontroll behöver ett register"
        action={<ButtonLink to="/register">Till registren</ButtonLink>}
      >
        <p>Läs först in ett uttag ur verksamhetssystemet i ett register som din enhet ansvarar för.</p>
      </EmptyState>
    );
  }
  return (
    <Form method="get">
      {copyOf === null ? null : <input type="hidden" name="kopia" value={copyOf} />}
      <Stack>
        <Select
          label="Register"
          name="register"
          options={registers.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <div>
          <Button>Fortsätt</Button>
        </div>
      </Stack>
    </Form>
  );
}

type Template = {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly lacks: readonly string[];
};

/** Second step: a ready check whose columns the register has, or a rule of one's own. */
export function ChooseTemplate({
  registerId,
  templates,
}: {
  registerId: number;
  templates: readonly Template[];
}) {
  const fitting = templates.filter(({ lacks }) => lacks.length === 0);
  const others = templates.filter(({ lacks }) => lacks.length > 0);
  return (
    <Form method="get">
      <input type="hidden" name="register" value={registerId} />
      <Stack>
        <RadioGroup
          legend="Vad vill du utgå från?"
          name="mall"
          hint="Allt går att ändra i nästa steg."
          defaultValue={fitting[0]?.key ?? 'egen'}
          options={[
            ...fitting.map(({ key, name, purpose }) => ({ value: key, label: name, hint: purpose })),
            { value: 'egen', label: 'En egen regel', hint: 'Du väljer tidsgräns och villkor själv.' },
          ]}
        />
        {others.length > 0 ? (
          <Disclosure summary={`Färdiga kontroller som registret saknar kolumner för (${others.length})`}>
            <ul>
              {others.map(({ key, name, lacks }) => (
                <li key={key}>
                  {name}: hittar ingen kolumn för {listInWords(lacks)}.
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
        <div>
          <Button>Fortsätt</Button>
        </div>
      </Stack>
    </Form>
  );
}
