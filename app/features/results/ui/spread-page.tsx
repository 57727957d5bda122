import type { SerializeFrom } from '@remix-run/node';
import { Link } from '@remix-run/react';
import { PrintButton } from '#app/features/checklists/ui/print-button.tsx';
import { formatDate, listInWords } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Tabs } from '#app/shared/ui/tabs.tsx';
import type { SpreadPage as Loaded } from '../server/load-spread-page.server.ts';
import { AgreementTable } from './agreement-table.tsx';
import { Conclusion } from './conclusion.tsx';
import { EndAnswering, HideNames, OpenAgain, ShowNames } from './spread-actions.tsx';
import { SpreadNotices } from './spread-notices.tsx';
import { SpreadOfText } from './spread-of-text.tsx';

export type SpreadToShow = SerializeFrom<Loaded>;

/** A round of vignettes: who has answered, and from when it is open how the answers spread. */
export function SpreadPage({ page, typed }: { page: SpreadToShow; typed: string | undefined }) {
  const { round, spread, may, isLeader } = page;
  const address = `/vinjetter/${round.id}`;
  const ordered = page.order === 'checklist' ? '?ordning=checklista' : '';
  return (
    <>
      <PageHeader
        eyebrow={`Vinjett, ${round.unitName}`}
        title={round.name}
        lead={`${round.checklistName}. Svara senast ${formatDate(round.dueOn)}.`}
        back={
          isLeader
            ? { to: '/vinjetter', label: 'Vinjetter' }
            : { to: '/granskningar', label: 'Mina granskningar' }
        }
        actions={
          spread ? (
            <>
              <ButtonLink to={`${address}/mote${ordered}`}>Visa i mötet</ButtonLink>
              <PrintButton />
              <ButtonLink to={`${address}/spridning.xlsx`} variant="secondary" download>
                <Icon name="download" />
                Hämta Excel
              </ButtonLink>
            </>
          ) : undefined
        }
      />
      <Answering page={page} />
      {spread ? (
        <>
          <SpreadNotices page={page} spread={spread} />
          <Tabs
            label="Frågornas ordning"
            items={[
              { to: address, label: 'Störst spridning först', isCurrent: page.order === 'spread' },
              {
                to: `${address}?ordning=checklista`,
                label: 'Checklistans ordning',
                isCurrent: page.order === 'checklist',
              },
            ]}
          />
          {spread.texts.map((text) => (
            <SpreadOfText key={text.caseId} text={text} isOrderedBySpread={page.order === 'spread'} />
          ))}
          <AgreementTable agreements={spread.agreements} />
          <Conclusion stored={page.conclusion} typed={typed} mayWrite={may.conclude} />
        </>
      ) : null}
      {isLeader ? <ForLeaders page={page} /> : null}
    </>
  );
}

function Answering({ page }: { page: SpreadToShow }) {
  const { answering, may, spread } = page;
  const { done, total, waitingFor } = answering;
  if (spread && done === total) return null;
  return (
    <Section title="Vilka som har svarat" isScreenOnly>
      <Stack>
        <ProgressBar value={done} max={total} label={`${done} av ${total} har lämnat in`} />
        {waitingFor.length > 0 ? <p>Kvar att svara: {listInWords(waitingFor)}.</p> : null}
        {spread ? null : (
          <p>
            Ingen ser hur gruppen svarade förrän alla har lämnat in, inte heller du.
            {total > 3 ? ' Du kan avsluta svarandet innan dess, när minst tre har lämnat in.' : null}
          </p>
        )}
        {may.endAnswering ? <EndAnswering waitingFor={waitingFor} hasAnswered={page.hasAnswered} /> : null}
        {may.openAgain ? <OpenAgain /> : null}
      </Stack>
    </Section>
  );
}

function ForLeaders({ page }: { page: SpreadToShow }) {
  const { round, may, sameTexts } = page;
  return (
    <Section title="För dig som leder" isScreenOnly>
      <Stack>
        {may.showNames ? <ShowNames /> : null}
        {may.hideNames ? <HideNames /> : null}
        {sameTexts.length > 0 ? (
          <p>
            Samma text har också använts i{' '}
            {sameTexts.map((other, index) => (
              <span key={other.roundId}>
                {index > 0 ? ', ' : ''}
                <Link to={`/vinjetter/${other.roundId}`}>{other.name}</Link>
              </span>
            ))}
            .
          </p>
        ) : null}
        <ul>
          {may.editTexts ? (
            <li>
              <Link to={`/vinjetter/${round.id}/texter`}>Ändra texten</Link> (går tills någon har börjat
              svara)
            </li>
          ) : null}
          <li>
            <Link to={`/vinjetter/ny?kopia=${round.id}`}>Använd samma text i en ny omgång</Link>
          </li>
          <li>
            <Link to={`/omgangar/${round.id}`}>Omgången</Link>, med påminnelser, fler som svarar och vad som
            har hänt
          </li>
        </ul>
      </Stack>
    </Section>
  );
}
