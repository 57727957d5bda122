import { Form } from '@remix-run/react';
import type { ComponentProps } from 'react';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { ActionTable } from './action-table.tsx';
import { MoveDeviations } from './move-deviations.tsx';

type DeviationActionsProps = {
  deviation: { id: number; unitId: number; state: DeviationState };
  actions: ComponentProps<typeof ActionTable>['actions'];
  linkable: readonly { id: number; name: string }[];
  mayPlan: boolean;
  errors: readonly FormError[];
};

/** What is done so that the fault does not come back: the actions it has, one that exists already, or a new one. */
export function DeviationActions({ deviation, actions, linkable, mayPlan, errors }: DeviationActionsProps) {
  if (actions.length === 0 && !mayPlan) return null;
  return (
    <Section title="Åtgärder">
      <Stack>
        {actions.length > 0 ? (
          <ActionTable actions={actions} />
        ) : (
          <p>Ingen åtgärd är planerad för avvikelsen.</p>
        )}
        {linkable.length > 0 ? (
          <Form method="post">
            <Stack>
              <Select
                label="Åtgärd som redan finns"
                name="actionId"
                emptyLabel="Välj åtgärd"
                error={errors.find(({ field }) => field === 'actionId')?.message}
                options={linkable.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
              {deviation.state === 'inProgress' ? null : <MoveDeviations count={1} />}
              <div>
                <Button name="intent" value="linkAction" variant="secondary">
                  Koppla till åtgärden
                </Button>
              </div>
            </Stack>
          </Form>
        ) : null}
        {mayPlan ? (
          <div>
            <ButtonLink
              to={`/atgarder/ny?avvikelse=${deviation.id}&enhet=${deviation.unitId}`}
              variant="secondary"
            >
              Ny åtgärd för avvikelsen
            </ButtonLink>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
}
