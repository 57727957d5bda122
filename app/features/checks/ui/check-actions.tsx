import { Form } from '@remix-run/react';
import type { loadCheckFacts } from '#app/features/checks/server/load-check.server.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

/** What can be done with the check itself. */
export function CheckActions({ check }: { check: ReturnType<typeof loadCheckFacts>['check'] }) {
  const revision = String(check.revision);
  return (
    <Section title="Hantera kontrollen" isScreenOnly>
      <Stack isRow>
        <ButtonLink to={`/registerkontroller/${check.id}/redigera`} variant="secondary">
          Ändra kontrollen
        </ButtonLink>
        <ButtonLink to={`/registerkontroller/ny?kopia=${check.id}`} variant="secondary">
          Kopiera till ett register
        </ButtonLink>
        {check.isArchived ? (
          <Form method="post">
            <input type="hidden" name="revision" value={revision} />
            <Button variant="secondary" name="intent" value="restore">
              Ta upp kontrollen igen
            </Button>
          </Form>
        ) : (
          <ConfirmDialog
            trigger="Avsluta kontrollen"
            title="Avsluta kontrollen?"
            confirmLabel="Avsluta kontrollen"
            hiddenFields={{ intent: 'archive', revision }}
          >
            <p>
              Den räknas inte längre efter nya uttag. Det som är räknat står kvar, och du kan ta upp den igen.
            </p>
          </ConfirmDialog>
        )}
      </Stack>
    </Section>
  );
}
