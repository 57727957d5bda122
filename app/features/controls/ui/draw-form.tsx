import { Form } from '@remix-run/react';
import type { FormEvent } from 'react';
import type { FieldError } from '#app/features/controls/forms/control-form-values.ts';
import type { DrawFormValues } from '#app/features/controls/forms/draw-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type Props = {
  roundId: number;
  /** Draws made so far; more than none means that this one needs a reason. */
  drawCount: number;
  values?: DrawFormValues | undefined;
  errors?: readonly FieldError[] | undefined;
};

/** Whoever types a seed means to use it. */
function chooseEntered(event: FormEvent<HTMLInputElement>) {
  const choice = event.currentTarget.form?.querySelector<HTMLInputElement>(
    '[name="seedOrigin"][value="entered"]',
  );
  if (choice) choice.checked = event.currentTarget.value.trim() !== '' || choice.checked;
}

/** Where the seed comes from, and the button that draws. */
export function DrawForm({ roundId, drawCount, values, errors = [] }: Props) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const isRedraw = drawCount > 0;
  return (
    <Form method="post" action={`/omgangar/${roundId}/dra`}>
      <input type="hidden" name="drawsSeen" value={drawCount} />
      <Stack>
        {isRedraw ? (
          <Textarea
            label="Varför ska urvalet dras om?"
            name="redrawReason"
            hint="Skälet och den tidigare dragningen står kvar i urvalsprotokollet. Läsare av resultatet ser också skälet: skriv inga namn och inga ärendenummer."
            rows={2}
            defaultValue={values?.redrawReason ?? ''}
            error={errorOf('redrawReason')}
          />
        ) : null}
        <RadioGroup
          legend="Var ska fröet komma ifrån?"
          name="seedOrigin"
          hint="Fröet avgör vilket slumptal varje ärende får. Samma ram och samma frö ger alltid samma urval."
          defaultValue={values?.seedOrigin || 'generated'}
          error={errorOf('seedOrigin')}
          options={[
            {
              value: 'generated',
              label: 'Låt programmet skapa fröet',
              hint: 'Det skapas i samma stund som urvalet dras, så ingen kan prova sig fram.',
            },
            {
              value: 'entered',
              label: 'Skriv in ett frö',
              hint: 'Till exempel från tärningar, eller bestämt av någon annan i förväg. I protokollet och resultatet står att fröet är inskrivet efter att ramen frystes, av den som drog.',
            },
          ]}
        />
        <TextField
          label="Inskrivet frö"
          name="seed"
          hint="Används bara om du har valt att skriva in det. Högst 100 tecken, till exempel 2026-H2-530177."
          defaultValue={values?.seed ?? ''}
          error={errorOf('seed')}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onInput={chooseEntered}
        />
        <Notice tone="info" title={isRedraw ? 'Vad som händer när du drar om' : 'Vad som händer när du drar'}>
          <p>
            {isRedraw
              ? 'Ett nytt urval ersätter det förra, som står kvar i protokollet med ditt skäl.'
              : 'Alla ärenden i ramen får ett slumptal och de lägsta dras. Dragningen sparas och kan inte ändras. En omgång har en dragning; att dra om kräver ett skäl.'}
          </p>
        </Notice>
        <div>
          <Button type="submit" variant="primary">
            {isRedraw ? 'Dra om urvalet' : 'Dra urvalet'}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
