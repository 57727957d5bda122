import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { calendarFile } from '#app/features/plans/domain/calendar.ts';
import { occasionInWords } from '#app/features/plans/domain/plan-words.ts';
import { loadWheel } from '#app/features/plans/server/load-wheel.server.ts';
import { readWheelAddress } from '#app/features/plans/server/wheel-address.server.ts';
import { download } from '#app/shared/server/download.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const { items, year } = loadWheel(services, actor, readWheelAddress(args.request));
  // Nobody's name, and nothing of what came of it. What was given up is nothing to come to.
  const live = items.filter(({ status }) => status !== 'aborted');
  const events = live.map(({ key, dueOn, title, source, isSourceOpen, status, roundsDone }) => ({
    uid: `${key}@aktsam`,
    on: dueOn,
    title,
    description: [isSourceOpen ? source : '', occasionInWords(status, roundsDone)]
      .filter((text) => text !== '')
      .join('\n'),
  }));
  return download(calendarFile(events, services.now()), {
    fileName: `Årshjul ${year}.ics`,
    contentType: 'text/calendar; charset=utf-8',
  });
}
