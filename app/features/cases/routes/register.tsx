import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { readCaseListAddress, writeCaseListAddress } from '#app/features/cases/domain/case-list.ts';
import { loadRegister } from '#app/features/cases/server/load-register.server.ts';
import { moveToUnits } from '#app/features/cases/server/move-to-units.server.ts';
import { CaseFilters } from '#app/features/cases/ui/case-filters.tsx';
import { CaseTable } from '#app/features/cases/ui/case-table.tsx';
import { REGISTER_KIND_WORDS } from '#app/features/cases/ui/column-words.ts';
import { ImportHistory } from '#app/features/cases/ui/import-history.tsx';
import { MovableCases } from '#app/features/cases/ui/movable-cases.tsx';
import { OpenImports } from '#app/features/cases/ui/open-imports.tsx';
import { RegisterDecisions } from '#app/features/cases/ui/register-decisions.tsx';
import { REGISTER_KIND_FACTS } from '#app/features/cases/ui/register-kind-words.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { formatDateTime, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.register.name ?? 'Register'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  const address = readCaseListAddress(new URL(args.request.url).searchParams);
  return loadRegister(args.context.services, actor, registerId, address);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  moveToUnits(args.context.services, actor, registerId);
  return redirect(`/register/${registerId}`);
}

export default function RegisterPage() {
  const loaded = useLoaderData<typeof loader>();
  const { register, imports, address } = loaded;
  const here = `/register/${register.id}`;
  const latest = imports.find(({ state }) => state === 'applied');
  const importLink = <ButtonLink to={`${here}/inlasning`}>Läs in uttag</ButtonLink>;
  return (
    <>
      <PageHeader
        title={register.name}
        eyebrow={`Register · ${REGISTER_KIND_WORDS[register.kind]} · ${loaded.unitName}`}
        back={{ to: '/register', label: 'Register' }}
        lead={
          latest
            ? `${latest.extractedOn === null ? '' : `Uttaget är från den ${latest.extractedOn}. `}Senast inläst ${formatDateTime(latest.endedAt ?? '')} av ${latest.importedBy}.`
            : undefined
        }
        actions={
          <>
            {loaded.mayImport && latest ? importLink : null}
            {latest ? (
              <ButtonLink to={`/registerkontroller?register=${register.id}`} variant="secondary">
                Registerkontroller
              </ButtonLink>
            ) : null}
            {loaded.toDecide === null ? null : (
              <>
                <ButtonLink to={`${here}/namn`} variant="secondary">
                  Handläggare och enheter
                </ButtonLink>
                <ButtonLink to={`${here}/installningar`} variant="secondary">
                  Inställningar
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <OpenImports registerId={register.id} open={loaded.openImports} />
      {latest === undefined ? (
        <EmptyState title="Inga ärenden än" action={loaded.mayImport ? importLink : null}>
          <p>
            {REGISTER_KIND_FACTS[register.kind].holds}. Ta ut raderna ur verksamhetssystemet som Excel- eller
            CSV-fil och läs in den här.{' '}
            {register.keyHandling === 'pseudonym'
              ? 'Personnumret ersätts med en pseudonym och sparas aldrig.'
              : `Raderna skiljs oftast åt av ${REGISTER_KIND_FACTS[register.kind].key}. Personnummer och namn lämnas utanför.`}{' '}
            {loaded.hasSample ? 'Du kan också börja med en exempelfil.' : ''}
          </p>
        </EmptyState>
      ) : (
        <>
          <RegisterDecisions registerId={register.id} toDecide={loaded.toDecide} />
          <MovableCases movable={loaded.movable} ownUnitName={loaded.unitName} />
          <CaseFilters loaded={loaded} />
          <p role="status">
            {plural(loaded.total, 'ärende', 'ärenden')}
            {address.presence === 'gone' ? ' som saknas i senaste inläsningen' : ''}
          </p>
          {loaded.total > 0 ? <CaseTable loaded={loaded} /> : null}
          <Pagination
            page={address.page}
            pageCount={loaded.pageCount}
            toPage={(page) => `${here}${writeCaseListAddress({ ...address, page })}`}
          />
          <ImportHistory registerId={register.id} imports={imports} />
        </>
      )}
    </>
  );
}
