import { type RoundId, readId } from '#app/shared/domain/ids.ts';

/** The page that an address asks for; the first where it asks for none, or for something strange. */
export function readPage(parameters: URLSearchParams): number {
  const text = parameters.get('sida') ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** Which part of her work a person asks for: one round, what she has handed in, or the first of everything. */
export function readWorkAddress(parameters: URLSearchParams) {
  return {
    roundId: readId<RoundId>(parameters.get('omgang')),
    page: readPage(parameters),
    isHandedIn: parameters.get('visa') === 'inlamnade',
  };
}
