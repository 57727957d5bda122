import { Form } from '@remix-run/react';
import { useState } from 'react';
import { REGISTER_KIND_WORDS } from '#app/features/cases/ui/column-words.ts';
import type { ControlTemplate } from '#app/features/controls/domain/control-template.ts';
import { groupTemplates, type TemplateGroup } from '#app/features/controls/domain/template-groups.ts';
import type { RegisterKind } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Choice } from '#app/shared/ui/choice-group.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import styles from './choose-template.module.css';

type Register = { readonly id: number; readonly name: string; readonly kind: RegisterKind };
type Props = { templates: readonly ControlTemplate[]; registers: readonly Register[] };

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
  return <ChooseBoth templates={templates} registers={registers} />;
}

function ChooseBoth({ templates, registers }: Props) {
  const { fitting, others } = groupTemplates(
    templates,
    registers.map(({ kind }) => kind),
  );
  const first = fitting[0]?.templates[0];
  const registerFor = (kind: RegisterKind | undefined) =>
    registers.find((register) => register.kind === kind);
  const [registerId, setRegisterId] = useState(registerFor(first?.registerKind)?.id ?? registers[0]?.id);
  const groupsOf = (groups: readonly TemplateGroup[]) =>
    groups.map((group) => <Templates key={group.kind} group={group} chosen={first?.key} />);
  // A ready control brings the register it is made for; without a script the two are chosen each by itself.
  const follow = (key: string) => {
    const register = registerFor(templates.find((template) => template.key === key)?.registerKind);
    if (register) setRegisterId(register.id);
  };
  return (
    <Form method="get">
      <Stack>
        <fieldset
          className={styles.choice}
          onChange={(event) => {
            if (event.target instanceof HTMLInputElement) follow(event.target.value);
          }}
        >
          <legend className={styles.legend}>Vad vill du utgå från?</legend>
          {groupsOf(fitting)}
          <fieldset className={styles.group}>
            <legend className={styles.legend}>Utan mall</legend>
            <Choice
              id="field-mall-tom"
              type="radio"
              name="mall"
              value="tom"
              label="En tom kontroll"
              hint="Du väljer villkor, urval och checklista själv."
              isChecked={first === undefined}
            />
          </fieldset>
          {others.length > 0 ? (
            <Disclosure
              summary={`Mallar för register som inte är inlästa (${others.reduce((sum, { templates: more }) => sum + more.length, 0)})`}
            >
              <div className={styles.others}>{groupsOf(others)}</div>
            </Disclosure>
          ) : null}
        </fieldset>
        <Select
          label="Register"
          name="register"
          options={registers.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(registerId)}
          onChange={(event) => setRegisterId(Number(event.currentTarget.value))}
        />
        <div>
          <Button type="submit">Fortsätt</Button>
        </div>
      </Stack>
    </Form>
  );
}

function Templates({ group, chosen }: { group: TemplateGroup; chosen: string | undefined }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{REGISTER_KIND_WORDS[group.kind]}</legend>
      {group.templates.map(({ key, name, description }) => (
        <Choice
          key={key}
          id={`field-mall-${key}`}
          type="radio"
          name="mall"
          value={key}
          label={name}
          hint={description}
          isChecked={key === chosen}
        />
      ))}
    </fieldset>
  );
}
