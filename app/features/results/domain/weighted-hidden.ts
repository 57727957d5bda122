import { DISCLOSURE_RULE } from './disclosure-rule.ts';

/** Why a weighted share may be missing beside numbers that are shown; it follows "–" in a table of what leaves the unit. */
export const WEIGHTED_HIDDEN = `Den vägda andelen visas inte heller när färre än ${DISCLOSURE_RULE.threshold} av de räknade ärendena hade en viss chans att dras: den skulle visa vad som svarades i dem.`;
