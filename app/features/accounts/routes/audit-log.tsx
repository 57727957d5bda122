import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { auditFilterSchema } from '#app/features/accounts/forms/audit-filter-schema.ts';
import { loadAuditLog } from '#app/features/accounts/server/load-audit-log.server.ts';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { AuditTable } from '#app/features/accounts/ui/audit-table.tsx';
import { AUDIT_ACTIONS, UNKNOWN_ACTION } from '#app/features/accounts/ui/audit-words.ts';
import { plural, swedishCollator } from '#app/shared/text/format.ts';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { FilterBar } from '#app/shared/ui/filter-bar.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction = () => [{ title: 'Logg – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const scope = requireScope(actor, 'audit.read');
  const search = auditFilterSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  return { log: loadAuditLog(args.context.services, scope, search), search };
}

export default function AuditLogPage() {
  const { log, search } = useLoaderData<typeof loader>();
  const [address] = useSearchParams();
  const toPage = (page: number) => {
    const next = new URLSearchParams(address);
    next.set('sida', String(page));
    return `?${next}`;
  };
  const actions = log.actions
    .map((action) => ({ value: action, label: AUDIT_ACTIONS[action] ?? UNKNOWN_ACTION }))
    .sort((a, b) => swedishCollator.compare(a.label, b.label));
  return (
    <>
      <PageHeader
        title="Logg"
        lead="Vem som har gjort vad, och när. Händelserna kan inte ändras eller tas bort. Varje händelse är låst till den före med en kontrollsumma."
      />
      <FilterBar resetTo={address.size > 0 ? '/logg' : undefined}>
        <Select
          label="Person"
          name="person"
          emptyLabel="Alla"
          width="short"
          options={log.people.map((person) => ({ value: String(person.id), label: person.name }))}
          defaultValue={search.person === undefined ? '' : String(search.person)}
        />
        <Select
          label="Händelse"
          name="handelse"
          emptyLabel="Alla"
          width="short"
          options={actions}
          defaultValue={search.handelse ?? ''}
        />
        <DateField label="Från och med" name="fran" defaultValue={search.fran} />
        <DateField label="Till och med" name="till" defaultValue={search.till} />
      </FilterBar>
      <ChainNotice shown={log.entries.length} broken={log.brokenCount} />
      {log.entries.length === 0 ? (
        <EmptyState title="Inga händelser">
          <p>Det finns inget i loggen för det du har valt. Rensa filtret för att se allt.</p>
        </EmptyState>
      ) : (
        <Stack gap="small">
          <p>{plural(log.total, 'händelse', 'händelser')}</p>
          <AuditTable entries={log.entries} />
        </Stack>
      )}
      <Pagination page={log.page} pageCount={log.pageCount} toPage={toPage} />
    </>
  );
}

function ChainNotice({ shown, broken }: { shown: number; broken: number }) {
  if (shown === 0) return null;
  return broken === 0 ? (
    <Notice tone="success">
      <p>Kedjan är hel för allt som visas här, {plural(shown, 'händelse', 'händelser')}.</p>
    </Notice>
  ) : (
    <Notice tone="error" title="Kedjan är bruten">
      <p>
        {plural(broken, 'händelse', 'händelser')} på sidan har ändrats utanför programmet, eller så saknas
        händelsen före. Spara en kopia av databasen och kontrollera hela loggen på servern.
      </p>
    </Notice>
  );
}
