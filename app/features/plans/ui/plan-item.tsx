import { Form, Link } from '@remix-run/react';
import type { PlanKind } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { riskInWords } from '../domain/risk.ts';
import type { PlanPage } from '../server/load-plan.server.ts';
import { OccasionTable } from './occasion-table.tsx';

type Item = PlanPage['items'][number];
type PlanItemProps = {
  item: Item;
  number: number;
  plan: { id: number; kind: PlanKind; revision: number };
  /** Where the row may be changed: whether it is the first and the last. */
  change: { isFirst: boolean; isLast: boolean } | null;
  /** A plan that is no draft shows what came of every occasion. */
  isAdopted: boolean;
};

export function PlanItem({ item, number, plan, change, isAdopted }: PlanItemProps) {
  return (
    <Section
      title={`${number}. ${item.title}`}
      id={`rad-${item.id}`}
      lead={item.area === '' ? null : <p>{item.area}</p>}
      actions={change ? <ItemActions item={item} plan={plan} {...change} /> : null}
    >
      <Stack>
        <SummaryList items={factsOf(item, plan.kind)} />
        <OccasionTable item={item} planId={plan.id} isAdopted={isAdopted} />
      </Stack>
    </Section>
  );
}

/** What is written; what is empty is left out. */
function factsOf(item: Item, kind: PlanKind) {
  const risk = riskInWords(item.likelihood, item.consequence);
  const earlier = item.earlier.map(({ year, done, total }) => `${year}: ${done} av ${total} genomförda`);
  const facts: [string, string][] = [
    ...(kind === 'internalControl'
      ? ([
          ['Risk', item.riskNote],
          ['Riskvärde', risk],
        ] as [string, string][])
      : ([
          ['Bakgrund', item.background],
          ['Syfte', item.purpose],
          ['Vad som mäts', item.measured],
        ] as [string, string][])),
    ['Metod', item.method],
    ['Ansvarig', item.responsibleName ?? 'Ingen utsedd än'],
    ['Förbättring', item.improvement],
    ['Tidigare år', earlier.join('; ')],
  ];
  return [
    ...facts.filter(([, text]) => text !== '').map(([term, description]) => ({ term, description })),
    {
      term: 'Rapporteras av',
      description:
        item.controlId === null ? (
          'Den ansvariga, för hand'
        ) : (
          <>
            Omgångarna i kontrollen{' '}
            {item.isControlOpen ? (
              <Link to={`/kontroller/${item.controlId}`}>{item.controlName}</Link>
            ) : (
              item.controlName
            )}
          </>
        ),
    },
  ];
}

type ActionsProps = { item: Item; plan: PlanItemProps['plan']; isFirst: boolean; isLast: boolean };

function ItemActions({ item, plan, isFirst, isLast }: ActionsProps) {
  return (
    <Form method="post">
      <input type="hidden" name="revision" value={plan.revision} />
      <input type="hidden" name="itemId" value={item.id} />
      <Stack isRow gap="small">
        <ButtonLink to={`/planer/${plan.id}/rader/${item.id}`} variant="secondary">
          Ändra
        </ButtonLink>
        {isFirst ? null : (
          <Button variant="quiet" name="intent" value="up" aria-label={`Flytta upp ${item.title}`}>
            Flytta upp
          </Button>
        )}
        {isLast ? null : (
          <Button variant="quiet" name="intent" value="down" aria-label={`Flytta ned ${item.title}`}>
            Flytta ned
          </Button>
        )}
        <Button variant="quiet" name="intent" value="remove" aria-label={`Ta bort ${item.title}`}>
          Ta bort
        </Button>
      </Stack>
    </Form>
  );
}
