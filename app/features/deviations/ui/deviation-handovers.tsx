import { Form, Link } from '@remix-run/react';
import { batchName } from '#app/features/deviations/domain/handover-layout.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

type DeviationHandoversProps = {
  deviationId: number;
  handovers: readonly {
    systemId: number;
    systemName: string;
    at: string;
    byName: string;
    externalNumber: string;
  }[];
  mayNote: boolean;
};

/** Where the deviation was handed over, and its number there. */
export function DeviationHandovers({ deviationId, handovers, mayNote }: DeviationHandoversProps) {
  if (handovers.length === 0) return null;
  return (
    <Section title="Överlämnad till andra system">
      <Stack>
        {handovers.map(({ systemId, systemName, at, byName, externalNumber }) => {
          const batch = `/avvikelser/lamna-over/${systemId}/${batchName(at)}`;
          return (
            <Stack key={systemId} gap="small">
              <p>
                {systemName}: <Link to={batch}>{formatDateTime(at)}</Link>, {byName}.
                {mayNote || externalNumber === '' ? '' : ` Numret där är ${externalNumber}.`}
              </p>
              {mayNote ? (
                <Form method="post" action={batch} key={externalNumber}>
                  <input type="hidden" name="fran" value={`avvikelse-${deviationId}`} />
                  <input type="hidden" name={`seen-${deviationId}`} value={externalNumber} />
                  <Stack gap="small">
                    <TextField
                      label={`Nummer i ${systemName}`}
                      name={`number-${deviationId}`}
                      defaultValue={externalNumber}
                      maxLength={60}
                    />
                    <div>
                      <Button name="intent" value="numbers" variant="secondary">
                        Spara numret
                      </Button>
                    </div>
                  </Stack>
                </Form>
              ) : null}
            </Stack>
          );
        })}
      </Stack>
    </Section>
  );
}
