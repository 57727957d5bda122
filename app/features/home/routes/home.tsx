import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { FirstSteps } from '#app/features/home/ui/first-steps.tsx';
import { OwnRounds } from '#app/features/home/ui/own-rounds.tsx';
import { FirstPeople, PeopleToSeeTo } from '#app/features/home/ui/people-to-see-to.tsx';
import { LatestResults, UpcomingControls } from '#app/features/home/ui/upcoming.tsx';
import { WaitingDeviations, WaitingReviews } from '#app/features/home/ui/waiting.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Översikt – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadHome(args.context.services, actor);
}

export default function HomePage() {
  const home = useLoaderData<typeof loader>();
  const { reviews, deviations, rounds, people } = home;
  const waits =
    reviews.length + deviations.length + rounds.length + people.withoutPassword.length + people.ending.length;
  return (
    <>
      <PageHeader title="Översikt" />
      {home.firstSteps.length > 0 ? <FirstSteps steps={home.firstSteps} /> : null}
      {people.isAlone ? <FirstPeople /> : null}
      {waits === 0 && home.firstSteps.length === 0 && !people.isAlone ? (
        <NothingWaits hasRole={home.hasRole} />
      ) : null}
      {reviews.length > 0 ? <WaitingReviews reviews={reviews} /> : null}
      {deviations.length > 0 ? <WaitingDeviations deviations={deviations} /> : null}
      {rounds.length > 0 ? <OwnRounds rounds={rounds} /> : null}
      <PeopleToSeeTo people={people} />
      {home.upcoming.length > 0 ? <UpcomingControls controls={home.upcoming} /> : null}
      {home.results.length > 0 ? <LatestResults results={home.results} /> : null}
    </>
  );
}

function NothingWaits({ hasRole }: { hasRole: boolean }) {
  return hasRole ? (
    <EmptyState title="Inget väntar på dig">
      <p>När du får en granskning eller en avvikelse att ta hand om står den här.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Du har ingen roll just nu">
      <p>Utan roll finns inget att se. Tala med systemförvaltaren om vad du ska göra i programmet.</p>
    </EmptyState>
  );
}
