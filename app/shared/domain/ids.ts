declare const brand: unique symbol;

/** A value that cannot be mistaken for another of the same primitive type. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type UnitId = Brand<number, 'UnitId'>;
export type PersonId = Brand<number, 'PersonId'>;
export type RegisterId = Brand<number, 'RegisterId'>;
export type ImportId = Brand<number, 'ImportId'>;
export type CaseId = Brand<number, 'CaseId'>;
export type ChecklistId = Brand<number, 'ChecklistId'>;
export type ChecklistVersionId = Brand<number, 'ChecklistVersionId'>;
export type RegisterCheckId = Brand<number, 'RegisterCheckId'>;
export type ControlId = Brand<number, 'ControlId'>;
export type RoundId = Brand<number, 'RoundId'>;
export type FrameCaseId = Brand<number, 'FrameCaseId'>;
export type DrawId = Brand<number, 'DrawId'>;
export type ReviewId = Brand<number, 'ReviewId'>;
export type DeviationId = Brand<number, 'DeviationId'>;
export type DeviationTypeId = Brand<number, 'DeviationTypeId'>;
export type ActionId = Brand<number, 'ActionId'>;
export type ReceivingSystemId = Brand<number, 'ReceivingSystemId'>;
export type PlanId = Brand<number, 'PlanId'>;
export type PlanItemId = Brand<number, 'PlanItemId'>;
export type OccasionId = Brand<number, 'OccasionId'>;

/** The id in a text as addresses and forms write it; null for anything else. */
export function readId<Id extends Brand<number, string>>(text: unknown): Id | null {
  return typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? (Number(text) as Id) : null;
}
