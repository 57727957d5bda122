import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { loadControl } from '#app/features/controls/server/load-controls.server.ts';
import { KIND_WORDS, RHYTHM_WORDS } from '#app/features/controls/ui/control-words.ts';
import { RoundTable } from '#app/features/controls/ui/round-table.tsx';
import type { ControlId } from '#app/shared/domain/ids.ts';
import { listInWords, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: control }) => [
  { title: `${control ? `Kontroll: ${control.name}` : 'Kontroll'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadControl(args.context.services, actor, requireIdParam<ControlId>(args.params, 'controlId'));
}

export default function Control() {
  const control = useLoaderData<typeof loader>();
  const { id, checklist, mayManage, rounds } = control;
  const start =
    mayManage && !control.isDeepening && !control.follows ? (
      <ButtonLink to={`/kontroller/${id}/omgangar/ny`}>Starta en omgång</ButtonLink>
    ) : undefined;
  return (
    <>
      <PageHeader
        title={control.name}
        eyebrow={KIND_WORDS[control.kind]}
        lead={control.purpose}
        back={{ to: '/kontroller', label: 'Kontroller' }}
        actions={
          mayManage ? (
            <ButtonLink to={`/kontroller/${id}/redigera`} variant="secondary">
              Ändra kontrollen
            </ButtonLink>
          ) : undefined
        }
      />
      <Section title="Omgångar" actions={rounds.length > 0 ? start : undefined}>
        {rounds.length > 0 ? (
          <RoundTable rounds={rounds} />
        ) : (
          <EmptyState title="Ingen omgång är startad än" action={start}>
            <p>I en omgång fryser du urvalsramen, drar urvalet och låter granskarna gå igenom akterna.</p>
          </EmptyState>
        )}
      </Section>
      <Section title="Så görs kontrollen">
        <SummaryList
          items={[
            { term: 'Enhet', description: `${control.unitName} med enheterna under` },
            { term: 'Hur ofta', description: RHYTHM_WORDS[control.rhythm] },
            { term: 'Register', description: control.registerName },
            {
              term: 'Urvalsram',
              description: control.isDeepening
                ? 'Träffarna i den omgång som fördjupas'
                : control.filterInWords,
            },
            ...control.rulesInWords.map((sentence) => ({ term: 'Regel för ramen', description: sentence })),
            { term: 'Urval', description: control.designInWords },
            {
              term: 'Checklista',
              description: checklist
                ? `${checklist.name} (version ${checklist.versionNumber})`
                : 'Ingen publicerad',
            },
            { term: 'Granskare', description: listInWords(control.reviewerNames) },
            { term: 'Så granskas det', description: control.procedureInWords.join(' ') },
            { term: 'Tid att granska', description: plural(control.reviewDays, 'dag', 'dagar') },
            {
              term: 'Ansvarig för avvikelser',
              description: `Chefen för ärendets enhet, annars ${control.responsibleName ?? 'den som ansvarar för omgången'}`,
            },
          ]}
        />
      </Section>
    </>
  );
}
