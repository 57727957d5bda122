/** What a group of a breakdown is called; null stands for the groups that are too small to stand by themselves. */
export function groupName(value: string | null): string {
  if (value === null) return 'Övriga grupper';
  return value === '' ? 'Inget angivet' : value;
}

/** Why groups have no name or no numbers in a breakdown that leaves the unit, for those who read it. */
export function hiddenGroupsInWords(threshold: number): string {
  return (
    `Grupper där färre än ${threshold} ärenden är granskade visas tillsammans som övriga grupper. ` +
    'När ett litet antal döljs i en grupp döljs samma fråga också i mindre grupper, och vid behov i större grupper och i ' +
    'följdfrågor, så att inget går att räkna ut från summan.'
  );
}
