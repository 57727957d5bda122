import { Form } from '@remix-run/react';
import { effectWords, isOpenAction } from '#app/features/deviations/domain/action-lifecycle.ts';
import { type ActionState, EFFECTS } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { MoveDeviations } from './move-deviations.tsx';

type ActionStepsProps = {
  state: ActionState;
  revision: number;
  linkable: readonly { id: number; name: string }[];
  errors: readonly FormError[];
  failed: { note: string; effect?: string | undefined; newFollowUpOn: string } | undefined;
};

/** The next step of an action or a comment, and one more deviation for it to serve. */
export function ActionSteps({ state, revision, linkable, errors, failed }: ActionStepsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const isDone = state === 'done';
  const isOpen = isOpenAction(state);
  return (
    <>
      <Section title={isDone ? 'Följ upp åtgärden' : isOpen ? 'Nästa steg' : 'Kommentera'} isScreenOnly>
        <Form method="post">
          <input type="hidden" name="revision" value={revision} />
          <Stack>
            {isDone ? (
              <RadioGroup
                legend="Hade åtgärden avsedd effekt?"
                name="effect"
                defaultValue={failed?.effect}
                error={errorOf('effect')}
                options={EFFECTS.map((effect) => ({ value: effect, label: effectWords[effect] }))}
              />
            ) : null}
            <Textarea
              label={isDone ? 'Hur ser ni det?' : 'Vad har hänt?'}
              name="note"
              hint="Sparas i historiken. Skriv inga namn eller personnummer."
              defaultValue={failed?.note}
              error={errorOf('note')}
              maxLength={4000}
            />
            {isDone ? (
              <DateField
                label="Ny dag för uppföljning, om det är för tidigt att säga"
                name="newFollowUpOn"
                defaultValue={failed?.newFollowUpOn}
                error={errorOf('newFollowUpOn')}
              />
            ) : null}
            <Stack isRow gap="small">
              {isDone ? (
                <Button name="intent" value="followUp">
                  Spara uppföljningen
                </Button>
              ) : null}
              {state === 'planned' ? (
                <>
                  <Button name="intent" value="finish">
                    Åtgärden är genomförd
                  </Button>
                  <Button name="intent" value="drop" variant="secondary">
                    Stryk åtgärden
                  </Button>
                </>
              ) : null}
              <Button name="intent" value="comment" variant={isOpen ? 'quiet' : 'primary'}>
                Spara som kommentar
              </Button>
            </Stack>
          </Stack>
        </Form>
      </Section>
      {isOpen && linkable.length > 0 ? (
        <Section title="Koppla en öppen avvikelse" isScreenOnly>
          <Form method="post">
            <input type="hidden" name="revision" value={revision} />
            <Stack>
              <Select
                label="Avvikelse som åtgärden också gäller"
                name="deviationId"
                emptyLabel="Välj avvikelse"
                error={errorOf('deviationId')}
                options={linkable.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
              <MoveDeviations count={1} />
              <Stack isRow gap="small">
                <Button name="intent" value="link" variant="secondary">
                  Koppla avvikelsen
                </Button>
              </Stack>
            </Stack>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
