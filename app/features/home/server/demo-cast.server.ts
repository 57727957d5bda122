import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { Result } from '#app/shared/domain/result.ts';
import type { DemoServices } from './demo-clock.server.ts';

/** Who plays and on which stage: the clock that is set by hand, and people by the part of their e-mail before @. */
export type DemoCast = { services: DemoServices; as: (account: string) => Actor };

/** What a step hands back, or the defect it shows: the demo has no expected failures. */
export function must<T, E>(outcome: Result<T, E>, what: string): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`Demo: ${what} failed: ${JSON.stringify(outcome.error)}`);
}
