import { z } from 'zod';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import type { FieldError } from '#app/features/controls/forms/control-form-values.ts';
import {
  type ProcedureValues,
  parseProcedure,
  readProcedure,
} from '#app/features/controls/forms/procedure-form.ts';
import {
  parseRoundForm,
  type RoundFormValues,
  type RoundInput,
  readRoundForm,
} from '#app/features/controls/forms/round-form-schema.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { HitRule } from '../domain/hit-rule.ts';

/** The form that deepens hits, as text. */
export type DeepenValues = RoundFormValues & {
  /** `anyFault` or `answers`. */
  readonly hitKind: string;
  /** The chosen answers, each as the question's key, a colon and the tag. */
  readonly hits: readonly string[];
  readonly checklistId: string;
  /** `census` or `whole`. */
  readonly amount: string;
  readonly size: string;
  readonly procedure: ProcedureValues;
  /** The newest round made of the hits when the form was opened; 0 for none. What is newer was not known then. */
  readonly latestSeen: string;
};

export type DeepenInput = {
  readonly rule: HitRule;
  readonly checklistId: ChecklistId;
  readonly design: SampleDesign;
  readonly procedure: ReviewProcedure;
  readonly round: RoundInput;
  readonly latestSeen: number;
};

/** Reads the posted form; what is missing is the empty text. */
export function readDeepenForm(form: FormData): DeepenValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    ...readRoundForm(form),
    hitKind: text('hitKind') || 'anyFault',
    hits: form.getAll('hits').map(String),
    checklistId: text('checklistId'),
    amount: text('amount') || 'census',
    size: text('size'),
    procedure: readProcedure(form),
    latestSeen: text('latestSeen'),
  };
}

const ANSWER = /^([^:]{1,200}):([^:]{1,200})$/;

/** What counts as a hit. Whether the checklist knows the questions and answers is for the caller to see. */
export function parseHitRule({ hitKind, hits }: DeepenValues): Result<HitRule, FieldError[]> {
  if (hitKind === 'anyFault') return ok({ kind: 'anyFault' });
  const tags = new Map<string, string[]>();
  for (const hit of hits) {
    const [, questionKey, tag] = ANSWER.exec(hit) ?? [];
    if (questionKey === undefined || tag === undefined) continue;
    tags.set(questionKey, [...(tags.get(questionKey) ?? []), tag]);
  }
  if (hitKind !== 'answers' || tags.size === 0) {
    return err([{ field: 'hitKind', message: 'Välj minst ett svar som är en träff, eller någon brist.' }]);
  }
  return ok({
    kind: 'answers',
    answers: [...tags].map(([questionKey, chosen]) => ({ questionKey, tags: chosen })),
  });
}

const checklist = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform((text) => Number(text) as ChecklistId);
const size = z
  .string()
  .trim()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 100_000);

/** Checks the whole form; `today` as for a new round. Errors are Swedish sentences at their fields. */
export function parseDeepenForm(values: DeepenValues, today: CivilDate): Result<DeepenInput, FieldError[]> {
  const rule = parseHitRule(values);
  const checklistId = checklist.safeParse(values.checklistId);
  const drawn = size.safeParse(values.size);
  const isDrawn = values.amount === 'whole';
  const procedure = parseProcedure(values.procedure, values.reviewerIds.length);
  const round = parseRoundForm(values, today);
  if (rule.ok && checklistId.success && procedure.ok && round.ok && (!isDrawn || drawn.success)) {
    const allocation = isDrawn
      ? ({ kind: 'whole', size: drawn.data ?? 1 } as const)
      : ({ kind: 'census' } as const);
    return ok({
      rule: rule.value,
      checklistId: checklistId.data,
      design: { allocation, quotas: [] },
      procedure: procedure.value,
      round: round.value,
      latestSeen: /^\d{1,15}$/.test(values.latestSeen) ? Number(values.latestSeen) : 0,
    });
  }
  return err([
    ...(rule.ok ? [] : rule.error),
    ...(isDrawn && !drawn.success
      ? [{ field: 'size', message: 'Skriv hur många av träffarna som ska dras, till exempel 10.' }]
      : []),
    ...(checklistId.success ? [] : [{ field: 'checklistId', message: 'Välj en checklista.' }]),
    ...(round.ok ? [] : round.error),
    ...(procedure.ok ? [] : procedure.error),
  ]);
}
