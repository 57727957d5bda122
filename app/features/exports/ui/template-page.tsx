import { Form } from '@remix-run/react';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { FileField } from '#app/shared/ui/file-field.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { PLACEHOLDER, TEMPLATE_LIMITS } from '../domain/template-problem.ts';

type TemplatePageProps = {
  /** Undefined where documents have the program's own looks. */
  inForce: { fileName: string; uploadedAt: string; uploadedByName: string } | undefined;
  error: string | undefined;
  /** Comes from the page of the organisation; whoever answers for quality cannot open that one. */
  isAdministrator: boolean;
};

/** The template that every Word file is written in. */
export function TemplatePage({ inForce, error, isAdministrator }: TemplatePageProps) {
  return (
    <>
      {error === undefined ? null : <ErrorSummary errors={[{ field: 'file', message: error }]} />}
      <PageHeader
        back={
          isAdministrator
            ? { to: '/organisation', label: 'Organisation' }
            : { to: '/resultat', label: 'Resultat' }
        }
        title="Mall för rapporter"
        lead="Rapporter i Word skrivs i kommunens egen mall: sidhuvud, sidfot, typsnitt och rubriker."
      />
      <Section title="Gäller nu">
        <Stack>
          <p>
            {inForce
              ? `${inForce.fileName}, uppladdad ${formatDateTime(inForce.uploadedAt)} av ${inForce.uploadedByName}.`
              : 'Ingen egen mall. Rapporterna har programmets utseende.'}
          </p>
          <Actions hasOwn={inForce !== undefined} />
        </Stack>
      </Section>
      <Section
        title={inForce ? 'Byt mall' : 'Ladda upp en mall'}
        lead="Den nya mallen gäller direkt, för alla rapporter som hämtas efteråt."
      >
        <Stack>
          <ul>
            <li>
              Skriv <code>{PLACEHOLDER}</code> i ett eget stycke där rapporten ska stå. Vill du ha titeln
              någon annanstans, till exempel i sidhuvudet, skriver du <code>{'{{titel}}'}</code> där.
            </li>
            <li>Rubrikerna får mallens Rubrik 1 och Rubrik 2, och titeln får mallens Rubrik.</li>
            <li>Länkade bilder, makron och inbäddade objekt går inte att använda.</li>
          </ul>
          <Form method="post" encType="multipart/form-data">
            <Stack>
              <FileField
                label="Word-fil"
                name="file"
                megabytes={TEMPLATE_LIMITS.megabytes}
                hint={`En .docx eller .dotx på högst ${TEMPLATE_LIMITS.megabytes} MB.`}
                accept=".docx,.dotx"
                error={error}
              />
              <div>
                <Button name="intent" value="upload">
                  Ladda upp mallen
                </Button>
              </div>
            </Stack>
          </Form>
        </Stack>
      </Section>
    </>
  );
}

function Actions({ hasOwn }: { hasOwn: boolean }) {
  return (
    <Stack gap="small">
      <div>
        <ButtonLink to="/organisation/rapportmall/prov.docx" variant="secondary" download>
          <Icon name="download" />
          Hämta en provrapport
        </ButtonLink>
      </div>
      <div>
        <ButtonLink to="/organisation/rapportmall/startmall.docx" variant="secondary" download>
          <Icon name="download" />
          Hämta en mall att börja från
        </ButtonLink>
      </div>
      {hasOwn ? (
        <ConfirmDialog
          trigger="Ta bort mallen"
          title="Ta bort mallen?"
          confirmLabel="Ta bort mallen"
          confirmVariant="danger"
          hiddenFields={{ intent: 'remove' }}
        >
          <p>Rapporter som hämtas efteråt får programmets utseende. Redan hämtade ändras inte.</p>
        </ConfirmDialog>
      ) : null}
    </Stack>
  );
}
