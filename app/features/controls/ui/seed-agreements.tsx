import type { RoundOverview, SeedAgreementView } from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime, listInWords } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

/** The seed in two parts that waits, and those that were given up. */
export function SeedAgreements({
  overview,
}: {
  overview: Pick<RoundOverview, 'round' | 'seedAgreements' | 'may'>;
}) {
  const { round, seedAgreements } = overview;
  const open = seedAgreements.find(isOpen);
  return (
    <>
      {open ? (
        <Notice tone="info" title="Två personer ger varsin del av fröet">
          <p>{waitingInWords(open)} Urvalet dras i samma stund som båda delarna är lämnade.</p>
          <Stack isRow>
            <ButtonLink to={`/omgangar/${round.id}/fro`} variant="primary">
              Till sidan där delarna lämnas
            </ButtonLink>
          </Stack>
        </Notice>
      ) : null}
      <GivenUp agreements={seedAgreements} />
    </>
  );
}

/** What was begun and given up, for the page and the protocol. */
export function GivenUp({ agreements }: { agreements: readonly SeedAgreementView[] }) {
  const given = agreements.filter(({ cancelledAt }) => cancelledAt !== null);
  if (given.length === 0) return null;
  return (
    <ul>
      {given.map((one) => (
        <li key={one.createdAt}>{givenUpInWords(one)}</li>
      ))}
    </ul>
  );
}

const isOpen = ({ usedAt, cancelledAt }: SeedAgreementView) => usedAt === null && cancelledAt === null;

function waitingInWords({ people }: SeedAgreementView): string {
  const given = people.filter(({ givenAt }) => givenAt !== null).map(({ name }) => name);
  const waiting = people.filter(({ givenAt }) => givenAt === null).map(({ name }) => name);
  const first =
    given.length === 0 ? 'Ingen har lämnat sin del än.' : `${listInWords(given)} har lämnat sin del.`;
  return `${first} Väntar på ${listInWords(waiting)}.`;
}

/** "Ett frö i två delar av A och B, begärt …, gavs upp … av C: skäl". */
export function givenUpInWords(one: SeedAgreementView): string {
  const names = listInWords(one.people.map(({ name }) => name));
  const given = one.people.filter(({ givenAt }) => givenAt !== null).length;
  const parts = given === 0 ? 'Ingen del var lämnad.' : 'En del var lämnad. Den visas aldrig.';
  return `Ett frö i två delar av ${names}, begärt ${formatDateTime(one.createdAt)}, gavs upp ${formatDateTime(one.cancelledAt ?? '')} av ${one.cancelledByName ?? ''}: ${one.cancelReason ?? ''}. ${parts}`;
}
