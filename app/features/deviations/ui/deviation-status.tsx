import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';

const tones: Readonly<Record<DeviationState, StatusTone>> = {
  new: 'warning',
  assessed: 'info',
  investigating: 'info',
  inProgress: 'info',
  followedUp: 'info',
  closed: 'good',
  withdrawn: 'neutral',
};

export function DeviationStatus({ state }: { state: DeviationState }) {
  return <Status tone={tones[state]}>{deviationStateWords[state]}</Status>;
}
