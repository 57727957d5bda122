import { changeDeviation } from '#app/features/deviations/server/change-deviation.server.ts';
import { handleDeviation } from '#app/features/deviations/server/handle-deviation.server.ts';
import { deviationsWaitingFor } from '#app/features/deviations/server/list-deviations.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { takeLexSarahStep } from '#app/features/deviations/server/take-lex-sarah-step.server.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { DEMO_HANDLING, DEMO_LEX_SARAH } from '#db/demo/rounds.ts';
import { listDeviationTypes } from '#db/queries/manual-deviations.server.ts';
import { type DemoCast, must } from './demo-cast.server.ts';
import { halfDayAfter } from './demo-clock.server.ts';

const HANDLED_FROM = '2026-06-10T06:30:00.000Z';
/** The third that waits: its plan told of a home the child had left. */
const REPORTED = 2;
const MANAGERS = ['chef', 'chef2', 'familjehemschef', 'avdelningschef'];

/** The managers judge what the spring round found; some is done, some is under way, some waits. */
export function handleDemoDeviations(cast: DemoCast): void {
  const waiting = MANAGERS.flatMap((account) =>
    deviationsWaitingFor(cast.services, cast.as(account)).map(({ id, number }) => ({ account, id, number })),
  ).toSorted((a, b) => a.number.localeCompare(b.number));
  for (const [index, { account, id }] of waiting.entries()) {
    const steps = DEMO_HANDLING[index % DEMO_HANDLING.length];
    if (!steps) continue;
    cast.services.setNow(halfDayAfter(HANDLED_FROM, index));
    giveType(cast, account, id, steps.type);
    step(cast, account, id, 'assess', steps.assess);
    if (steps.act) step(cast, account, id, 'act', steps.act);
    if (steps.close) step(cast, account, id, 'close', steps.close);
  }
  const reported = waiting[REPORTED];
  if (reported) reportLexSarah(cast, reported.account, reported.id);
}

function giveType({ services, as }: DemoCast, account: string, id: DeviationId, name: string): void {
  const actor = as(account);
  const { deviation } = must(loadDeviation(services, actor, id), 'open deviation');
  const typeId = listDeviationTypes(services.db).find((type) => type.name === name)?.id ?? null;
  const form = { intent: 'changeType', revision: deviation.revision, typeId } as const;
  must(changeDeviation(services, actor, id, form), 'type');
}

/** One is more than a deviation: its manager reports it, judges it and has begun to investigate. */
function reportLexSarah({ services, as }: DemoCast, account: string, deviationId: DeviationId): void {
  for (const [revision, intent] of (['report', 'judge', 'investigate'] as const).entries()) {
    services.advance(20);
    const form = {
      form: '',
      intent,
      revision,
      reason: DEMO_LEX_SARAH[intent],
      judgement: 'riskOfMisconduct',
      notifiedOn: '',
      concernedSex: 'female',
    } as const;
    must(takeLexSarahStep(services, as(account), deviationId, form), `lex Sarah, ${intent}`);
  }
}

function step(
  { services, as }: DemoCast,
  account: string,
  deviationId: DeviationId,
  intent: 'assess' | 'act' | 'close',
  note: string,
): void {
  const actor = as(account);
  const { deviation, suggestedDueOn } = must(loadDeviation(services, actor, deviationId), 'open deviation');
  services.advance(35);
  const form = {
    intent,
    note,
    revision: deviation.revision,
    dueOn: intent === 'assess' ? suggestedDueOn : '',
  };
  must(handleDeviation(services, actor, deviationId, form), intent);
}
