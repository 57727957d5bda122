import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { draftAddress } from './draft-address.ts';

type Props = {
  checklistId: number;
  draft: { changedAt: string; changedBy: string } | null;
  /** The program comes with something else than what is used here. */
  shipsAnother: boolean;
  versions: readonly { number: number }[];
};

/** The draft of the next version: begin it, go on with it or throw it away. */
export function DraftPanel({ checklistId, draft, shipsAnother, versions }: Props) {
  const next = (versions[0]?.number ?? 0) + 1;
  if (draft === null)
    return (
      <Section
        title="Ändra checklistan"
        lead="Du ändrar i ett utkast. Omgångar och granskare märker inget förrän du publicerar en ny version."
      >
        <Form method="post">
          <Stack isRow gap="small">
            <Button name="intent" value="start">
              Börja på version {next}
            </Button>
            {shipsAnother ? (
              <Button variant="secondary" name="intent" value="startShipped">
                Börja från programmets utgåva
              </Button>
            ) : null}
          </Stack>
        </Form>
        {shipsAnother ? (
          <p>
            Programmet har en annan utgåva än den som används här. Den ersätter aldrig er egen av sig själv.
          </p>
        ) : null}
      </Section>
    );
  return (
    <Section
      title={`Utkast till version ${next}`}
      lead={`Senast ändrat ${draft.changedAt} av ${draft.changedBy}.`}
    >
      <Stack isRow gap="small">
        <ButtonLink to={draftAddress.draft(checklistId)}>Fortsätt med utkastet</ButtonLink>
        <ConfirmDialog
          trigger="Kasta utkastet"
          title="Kasta utkastet?"
          confirmLabel="Kasta utkastet"
          confirmVariant="danger"
          hiddenFields={{ intent: 'discard' }}
        >
          <p>
            {versions.length === 0
              ? 'Checklistan har aldrig publicerats och försvinner helt.'
              : 'Allt som inte är publicerat försvinner. Publicerade versioner står kvar.'}
          </p>
        </ConfirmDialog>
      </Stack>
    </Section>
  );
}
