import { createContext, useContext } from 'react';
import type { DeviationTiming } from '#app/features/reviews/domain/deviation-timing.ts';

const DeviationsCome = createContext<DeviationTiming>('handIn');

/** Tells every question below when its faults become deviations, so that no form or table has to carry it along. */
export const DeviationsComeProvider = DeviationsCome.Provider;

export const useDeviationsCome = (): DeviationTiming => useContext(DeviationsCome);
