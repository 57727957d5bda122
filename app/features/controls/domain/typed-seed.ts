/**
 * Whether whoever locked the seed wrote it herself; else the program made it. A typed seed always says where it can be
 * looked up (parseLockSeedForm), and one that was made never does.
 */
export function isTypedSeed({ source }: { readonly source: string }): boolean {
  return source !== '';
}
