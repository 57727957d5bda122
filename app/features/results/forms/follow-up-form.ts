import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import {
  parseRoundForm,
  type RoundFormValues,
  type RoundInput,
  readRoundForm,
} from '#app/features/controls/forms/round-form-schema.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** The form that starts the follow-up round of an action, as text. */
export type FollowUpValues = RoundFormValues & {
  /** The round where the faults were found, a colon and the unit to follow up in. */
  readonly ground: string;
  readonly size: string;
  /** The follow-up round there was when the form was opened; 0 for none. */
  readonly roundSeen: string;
};

export type FollowUpInput = {
  readonly foundRoundId: RoundId;
  readonly unitId: UnitId;
  readonly size: number;
  readonly round: RoundInput;
  readonly roundSeen: number;
};

/** Reads the posted form; what is missing is the empty text. */
export function readFollowUpForm(form: FormData): FollowUpValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    ...readRoundForm(form),
    ground: text('ground'),
    size: text('size'),
    roundSeen: text('roundSeen'),
  };
}

const GROUND = /^([1-9]\d{0,14}):([1-9]\d{0,14})$/;
const MOST = 100;

/** Checks the form; `today` as for a new round. Errors are Swedish sentences at their fields. */
export function parseFollowUpForm(
  values: FollowUpValues,
  today: CivilDate,
): Result<FollowUpInput, FieldError[]> {
  const [, foundRoundId, unitId] = GROUND.exec(values.ground) ?? [];
  const size = /^\s*\d{1,6}\s*$/.test(values.size) ? Number(values.size) : 0;
  const isSize = size >= 1 && size <= MOST;
  const round = parseRoundForm(values, today);
  if (foundRoundId !== undefined && unitId !== undefined && isSize && round.ok) {
    return ok({
      foundRoundId: Number(foundRoundId) as RoundId,
      unitId: Number(unitId) as UnitId,
      size,
      round: round.value,
      roundSeen: /^\d{1,15}$/.test(values.roundSeen) ? Number(values.roundSeen) : 0,
    });
  }
  return err([
    ...(foundRoundId === undefined ? [{ field: 'ground', message: 'Välj vad som ska följas upp.' }] : []),
    ...(isSize
      ? []
      : [{ field: 'size', message: `Skriv hur många ärenden som ska dras, mellan 1 och ${MOST}.` }]),
    ...(round.ok ? [] : round.error),
  ]);
}
