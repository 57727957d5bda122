import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { loadCase } from '#app/features/cases/server/load-case.server.ts';
import { CaseHistory } from '#app/features/cases/ui/case-history.tsx';
import { cellInWords } from '#app/features/cases/ui/case-table.tsx';
import type { CaseId, RegisterId } from '#app/shared/domain/ids.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Ärende ${loaded?.theCase.key ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  const caseId = requireIdParam<CaseId>(args.params, 'caseId');
  return loadCase(args.context.services, actor, registerId, caseId);
}

export default function CasePage() {
  const { caseId } = useParams();
  const { register, theCase, facts, changes, first, mayReviewOnCause } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={theCase.key}
        eyebrow={`Ärende · ${theCase.unitName}`}
        back={{ to: `/register/${register.id}`, label: register.name }}
        actions={
          mayReviewOnCause ? (
            <ButtonLink to={`/register/${register.id}/arenden/${caseId}/granska`} variant="secondary">
              Granska ärendet på förekommen anledning
            </ButtonLink>
          ) : undefined
        }
      />
      {theCase.isProtected || theCase.isGone ? (
        <Stack isRow>
          {theCase.isProtected ? <Status tone="warning">Skyddade personuppgifter</Status> : null}
          {theCase.isGone ? <Status tone="neutral">Saknas i senaste inläsningen</Status> : null}
        </Stack>
      ) : null}
      <Section title="Uppgifter">
        <SummaryList
          items={facts.map(({ header, type, value }) => ({
            term: header,
            description: cellInWords(value, type) || '–',
          }))}
        />
      </Section>
      <CaseHistory register={register} changes={changes} first={first} />
    </>
  );
}
