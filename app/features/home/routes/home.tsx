import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { LexSarahWaiting } from '#app/features/deviations/ui/lex-sarah-waiting.tsx';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { FirstSteps } from '#app/features/home/ui/first-steps.tsx';
import { NextOfYear } from '#app/features/home/ui/next-of-year.tsx';
import { NothingWaits } from '#app/features/home/ui/nothing-waits.tsx';
import { OwnRounds, WatchedRounds } from '#app/features/home/ui/own-rounds.tsx';
import { FirstPeople, PeopleToSeeTo } from '#app/features/home/ui/people-to-see-to.tsx';
import { RegistersToDecide } from '#app/features/home/ui/registers-to-decide.tsx';
import { LatestResults, UpcomingControls } from '#app/features/home/ui/upcoming.tsx';
import { OverdueDeviations, WaitingDeviations, WaitingReviews } from '#app/features/home/ui/waiting.tsx';
import { WaitingActions } from '#app/features/home/ui/waiting-actions.tsx';
import { WaitingApprovals } from '#app/features/home/ui/waiting-approvals.tsx';
import { WaitingChoices } from '#app/features/home/ui/waiting-choices.tsx';
import { WaitingSeedParts } from '#app/features/home/ui/waiting-seed-parts.tsx';
import { WithoutResponsible } from '#app/features/home/ui/without-responsible.tsx';
import { ReadyToAgreeList } from '#app/features/reviews/ui/ready-to-agree.tsx';
import { ReminderNotices } from '#app/features/reviews/ui/reminder-notices.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Översikt – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadHome(args.context.services, actor);
}

export default function HomePage() {
  const home = useLoaderData<typeof loader>();
  const { reviews, deviations, rounds, people, watched } = home;
  const waits = [
    ...[
      home.seedParts,
      home.choices,
      home.toAgree,
      reviews,
      deviations,
      home.critical,
      home.unanswered,
      home.actions,
      rounds,
      people.withoutPassword,
      people.ending,
    ],
    ...[watched.rounds, watched.overdueDeviations, home.firstSteps, home.registers],
  ].some((list) => list.length > 0);
  return (
    <>
      <PageHeader title="Översikt" />
      {!waits && !home.toApprove && !people.isAlone ? <NothingWaits whose={home.emptyFor} /> : null}
      <ReminderNotices reminders={home.reminders} from="oversikt" />
      {home.seedParts.length > 0 ? <WaitingSeedParts parts={home.seedParts} /> : null}
      {home.choices.length > 0 ? <WaitingChoices choices={home.choices} /> : null}
      {reviews.length > 0 ? <WaitingReviews rounds={reviews} /> : null}
      <ReadyToAgreeList cases={home.toAgree} />
      {home.toApprove ? <WaitingApprovals {...home.toApprove} /> : null}
      {home.critical.length > 0 ? <LexSarahWaiting waiting={home.critical} /> : null}
      {home.unanswered.length > 0 ? <WithoutResponsible unanswered={home.unanswered} /> : null}
      {deviations.length > 0 ? <WaitingDeviations deviations={deviations} /> : null}
      {home.actions.length > 0 ? <WaitingActions actions={home.actions} /> : null}
      {home.firstSteps.length > 0 ? <FirstSteps steps={home.firstSteps} /> : null}
      {people.isAlone ? <FirstPeople hasUnits={home.hasUnits} /> : null}
      {rounds.length > 0 ? <OwnRounds rounds={rounds} /> : null}
      {watched.overdueDeviations.length > 0 ? (
        <OverdueDeviations deviations={watched.overdueDeviations} />
      ) : null}
      {watched.rounds.length > 0 ? <WatchedRounds rounds={watched.rounds} /> : null}
      {home.registers.length > 0 ? <RegistersToDecide registers={home.registers} /> : null}
      <PeopleToSeeTo people={people} />
      {home.year ? <NextOfYear {...home.year} /> : null}
      {home.upcoming.length > 0 ? <UpcomingControls controls={home.upcoming} /> : null}
      {home.results.length > 0 ? <LatestResults results={home.results} /> : null}
    </>
  );
}
