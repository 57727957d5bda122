import { Form } from '@remix-run/react';
import type { ComparisonView } from '#app/features/checklists/domain/compare-view.ts';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { ChecklistPreview } from './checklist-preview.tsx';
import { CompareChanges } from './compare-changes.tsx';

export interface ExchangeLookProps {
  look: {
    definition: ChecklistDefinition;
    /** The checklist it would be a draft of; null for a new one. */
    about: {
      checklistId: number;
      name: string;
      draftRevision: number | null;
      view: ComparisonView;
    } | null;
  };
}

/** What a file says and what it would change, before anything is saved. */
export function ExchangeLook({ look: { definition, about } }: ExchangeLookProps) {
  const questions = plural(questionsOf(definition).length, 'fråga', 'frågor');
  const sections = plural(definition.sections.length, 'avsnitt', 'avsnitt');
  const hasDraft = about !== null && about.draftRevision !== null;
  const isSame = about?.view.isSame ?? false;
  return (
    <>
      <Section title={definition.title} lead={definition.purpose}>
        <p>
          {questions} i {sections}.
        </p>
        {hasDraft && !isSame ? (
          <Notice tone="warning" title="Det finns redan ett utkast">
            <p>Det som står i utkastet ersätts av filen. Du kan ta tillbaka det på utkastets sida.</p>
          </Notice>
        ) : null}
        {isSame ? (
          <Notice tone="info" title="Inget skiljer">
            <p>Filen är likadan som {hasDraft ? 'utkastet' : 'den senaste versionen'}.</p>
          </Notice>
        ) : null}
        <Form method="post" encType="multipart/form-data">
          <Stack isRow gap="small">
            <input type="hidden" name="text" value={JSON.stringify(definition)} />
            <input type="hidden" name="target" value={about?.checklistId ?? ''} />
            <input type="hidden" name="revision" value={about?.draftRevision ?? ''} />
            {isSame ? null : (
              <Button name="intent" value="import">
                {about === null ? 'Läs in som ny checklista' : `Läs in som utkast till ${about.name}`}
              </Button>
            )}
            <ButtonLink to="/checklistor/las-in" variant="secondary" reloadDocument>
              Välj en annan fil
            </ButtonLink>
          </Stack>
        </Form>
      </Section>
      {about === null || isSame ? null : (
        <CompareChanges
          view={about.view}
          beforeName={hasDraft ? 'Utkastet' : 'Senaste versionen'}
          afterName="Filen"
        />
      )}
      <Disclosure summary="Alla frågor i filen">
        <ChecklistPreview definition={definition} />
      </Disclosure>
    </>
  );
}
