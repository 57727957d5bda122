import { Form, Link } from '@remix-run/react';
import { MayNotLeave } from '#app/features/results/ui/may-not-leave.tsx';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { CopyLink } from './copy-link.tsx';

type PublishPageProps = {
  page: {
    roundId: number;
    roundName: string;
    controlName: string;
    isFinalised: boolean;
    mayLeave: boolean;
    fewReviewed: string | null;
    dividedBy: string | null;
    mayPublish: boolean;
    links: readonly PublishedLink[];
  };
  /** The link that was just made; null when the round was no longer finalised. */
  answered: { link: string | null } | undefined;
};

type PublishedLink = {
  id: number;
  publishedAt: string;
  publishedByName: string;
  withdrawnAt: string | null;
  withdrawnByName: string | null;
};

/** Where a finalised result is published, and its links are withdrawn. */
export function PublishPage({ page, answered }: PublishPageProps) {
  const { roundId, links, isFinalised, mayLeave, fewReviewed, dividedBy, mayPublish } = page;
  return (
    <>
      <PageHeader
        back={{ to: `/omgangar/${roundId}#faststalld`, label: page.roundName }}
        eyebrow={page.controlName}
        title="Publicera resultatet"
        lead="Alla som har länken kan läsa det avidentifierade resultatet, utan att logga in. Länken går inte att gissa, och du kan dra tillbaka den."
      />
      {answered && mayLeave ? <Answered link={answered.link} /> : null}
      {mayPublish ? (
        <Section title="Gör en länk">
          {!mayLeave ? (
            <MayNotLeave />
          ) : isFinalised ? (
            <Stack>
              <p>
                Det som publiceras är <Link to={`/resultat/${roundId}`}>den avidentifierade sidan</Link> så
                som den är nu, utan frö, filter och annat som visar vilka ärenden som drogs. Läs igenom syftet
                och förbättringsförslaget först. Små antal döljs, och namn på personer som finns i programmet
                byts mot ”[namn]”.
              </p>
              {fewReviewed ? <Notice tone="warning" title={fewReviewed} /> : null}
              <Form method="post">
                <Stack>
                  {dividedBy === null ? null : (
                    <Checkbox
                      label={`Visa också resultatet uppdelat på ${dividedBy}`}
                      name="uppdelat"
                      hint="Samma tabeller som på den avidentifierade sidan, med gruppernas namn. Små antal är dolda."
                    />
                  )}
                  <div>
                    <Button name="intent" value="publish">
                      Publicera och visa länken
                    </Button>
                  </div>
                </Stack>
              </Form>
            </Stack>
          ) : (
            <p>Omgången måste vara fastställd innan resultatet kan publiceras.</p>
          )}
        </Section>
      ) : null}
      <Section
        title="Länkar"
        lead="Själva länken visas bara när den görs. Är den borta gör du en ny. Öppnas omgången igen dras alla länkar tillbaka."
      >
        {links.length === 0 ? (
          <EmptyState title="Inga länkar">Resultatet är inte publicerat.</EmptyState>
        ) : (
          <LinkTable links={links} mayWithdraw={mayPublish} />
        )}
      </Section>
    </>
  );
}

function Answered({ link }: { link: string | null }) {
  if (link === null) {
    return (
      <Notice tone="error" title="Omgången är inte fastställd längre" live>
        <p>Inget har publicerats.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="success" title="Resultatet är publicerat" live>
      <p>Kopiera länken nu: den visas bara den här gången.</p>
      <CopyLink link={link} />
    </Notice>
  );
}

function LinkTable({ links, mayWithdraw }: { links: readonly PublishedLink[]; mayWithdraw: boolean }) {
  return (
    <Table caption="Publicerade länkar" captionHidden>
      <thead>
        <tr>
          <th scope="col">Publicerad</th>
          <th scope="col">Av</th>
          <th scope="col">Läge</th>
          {mayWithdraw ? <th scope="col">Dra tillbaka</th> : null}
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <tr key={link.id}>
            <th scope="row" data-nowrap>
              {formatDateTime(link.publishedAt)}
            </th>
            <td>{link.publishedByName}</td>
            <td>{stateInWords(link)}</td>
            {mayWithdraw ? <td>{link.withdrawnAt === null ? <Withdraw id={link.id} /> : null}</td> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function stateInWords({ withdrawnAt, withdrawnByName }: PublishedLink): string {
  if (withdrawnAt === null) return 'Öppen';
  const by = withdrawnByName ? ` av ${withdrawnByName}` : '';
  return `Tillbakadragen ${formatDateTime(withdrawnAt)}${by}`;
}

function Withdraw({ id }: { id: number }) {
  return (
    <ConfirmDialog
      trigger="Dra tillbaka"
      title="Dra tillbaka länken?"
      confirmLabel="Dra tillbaka länken"
      confirmVariant="danger"
      hiddenFields={{ intent: 'withdraw', publishedId: String(id) }}
    >
      <p>Länken slutar fungera direkt och kan inte öppnas igen. Du kan göra en ny.</p>
    </ConfirmDialog>
  );
}
