import type { Actor } from '#app/features/accounts/domain/policy.ts';
import {
  afterLexSarahStep,
  LEX_SARAH_SEX_CORRECTED,
  lexSarahEventKinds,
} from '#app/features/deviations/domain/lex-sarah.ts';
import { lexSarahJudgementWords } from '#app/features/deviations/domain/lex-sarah-words.ts';
import type { LexSarahForm } from '#app/features/deviations/forms/lex-sarah-form.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertDeviationEvent } from '#db/queries/deviation-writes.server.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import {
  findLexSarahMatter,
  insertLexSarahMatter,
  type LexSarahMatter,
  listLexSarahEvents,
  setLexSarahQuestion,
  updateLexSarahMatter,
} from '#db/queries/lex-sarah.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';
import { deviationFor } from './deviation-access.server.ts';
import { waitsForLexSarah } from './load-lex-sarah.server.ts';

export type LexSarahProblem = 'notFound' | 'forbidden' | 'notPossible' | 'changedMeanwhile';

/**
 * Reports a deviation, finds a critical answer to be nothing to report, or takes a matter a step on; nothing comes here
 * by itself (domain.md §4.6). Everybody who reads a deviation may report it; whoever may judge takes the other steps. The
 * same form sent again by the same person is a success that changes nothing, but for another kön: that is corrected.
 */
export function takeLexSarahStep(
  services: Services,
  actor: Actor,
  deviationId: DeviationId,
  form: LexSarahForm,
): Result<null, LexSarahProblem> {
  const now = services.now();
  return transact<Result<null, LexSarahProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: LexSarahProblem) => ({ value: err(problem), unchanged: true as const });
    const right = form.intent === 'report' ? 'deviation.read' : 'lexSarah.judge';
    const found = deviationFor(tx, actor, deviationId, right);
    if (!found.ok) return refuse(found.error);
    const deviation = found.value;
    const matter = findLexSarahMatter(tx, deviationId);
    const told = { at: now, byId: actor.personId, kind: lexSarahEventKinds[form.intent], note: noteOf(form) };
    if (isSentAgain(tx, deviationId, told, form, matter)) {
      const { concernedSex } = form;
      if (!matter || concernedSex === undefined || (concernedSex || null) === matter.concernedSex) {
        return { value: ok(null), unchanged: true };
      }
      updateLexSarahMatter(tx, deviationId, { concernedSex: concernedSex || null });
      insertDeviationEvent(tx, { deviationId, ...told, kind: LEX_SARAH_SEX_CORRECTED, note: '' });
      return { value: ok(null), audit: [entryOf(deviation, 'sexCorrected')] };
    }
    if ((matter?.revision ?? 0) !== form.revision) return refuse('changedMeanwhile');
    const isWritten = write(tx, actor, deviation, form, matter, now);
    if (!isWritten) return refuse('notPossible');
    insertDeviationEvent(tx, { deviationId, ...told });
    return { value: ok(null), audit: [entryOf(deviation, form.intent)] };
  });
}

/** Whether the last step that was told is this very one, by the same person who saw what stood before it. */
function isSentAgain(
  tx: WriteTx,
  deviationId: DeviationId,
  told: { byId: number; kind: string; note: string },
  form: LexSarahForm,
  matter: LexSarahMatter | undefined,
): boolean {
  const events = listLexSarahEvents(tx, deviationId);
  const at = events.findLastIndex(({ kind }) => kind !== LEX_SARAH_SEX_CORRECTED);
  const last = events[at];
  const corrections = events.length - 1 - at;
  const seenBefore = form.intent === 'decline' ? 0 : (matter?.revision ?? 0) - 1 - corrections;
  return (
    last !== undefined &&
    form.revision === seenBefore &&
    last.byId === told.byId &&
    last.kind === told.kind &&
    last.note === told.note
  );
}

/** False where the step is not possible as things stand. */
function write(
  tx: WriteTx,
  actor: Actor,
  deviation: DeviationRow,
  form: LexSarahForm,
  matter: LexSarahMatter | undefined,
  now: string,
): boolean {
  const { intent } = form;
  const by = actor.personId;
  if (intent === 'decline') {
    if (matter || !waitsForLexSarah(tx, deviation)) return false;
    setLexSarahQuestion(tx, deviation.id, { asksLexSarah: false });
    return true;
  }
  const sex = form.concernedSex === undefined ? {} : { concernedSex: form.concernedSex || null };
  if (intent === 'report') {
    if (matter || deviation.state === 'withdrawn') return false;
    insertLexSarahMatter(tx, {
      deviationId: deviation.id,
      stage: 'reported',
      reportedAt: now,
      reportedById: by,
      ...sex,
    });
    setLexSarahQuestion(tx, deviation.id, { asksLexSarah: false });
    return true;
  }
  const next = matter && afterLexSarahStep(matter, intent, form.judgement);
  if (!next?.ok) return false;
  const { stage, judgement, isNotified } = next.value;
  updateLexSarahMatter(tx, deviation.id, {
    stage,
    judgement,
    isNotified,
    ...(intent === 'judge' ? { judgementReason: form.reason, judgedAt: now, judgedById: by, ...sex } : {}),
    ...(intent === 'notify' ? { notifiedReason: form.reason, notifiedOn: form.notifiedOn } : {}),
    ...(intent === 'doNotNotify' ? { notifiedReason: form.reason, notifiedOn: null } : {}),
    closedAt: stage === 'closed' ? now : null,
  });
  return true;
}

/** What the history says: the judgement and the day stand there too, since the next ones write over them. */
function noteOf({ intent, judgement, notifiedOn, reason }: LexSarahForm): string {
  if (intent === 'judge' && judgement) return `${lexSarahJudgementWords[judgement]}. ${reason}`;
  return intent === 'notify' ? `${notifiedOn}. ${reason}` : reason;
}

function entryOf({ id, unitId }: DeviationRow, done: LexSarahForm['intent'] | 'sexCorrected'): AuditEntry {
  return { action: `lexSarah.${done}`, entity: 'deviation', entityId: id, unitId };
}
