const words: Readonly<Record<string, string>> = {
  personalNumber: 'Här står något som ser ut som ett personnummer. Ta bort det och tryck igen.',
  noWords: 'Skriv något först, högst 4 000 tecken.',
  notPossible:
    'Granskningen kan inte kommenteras nu. Texten är inte sparad: kopiera den och ladda om sidan för att se läget.',
  resolvedAlready: 'Kommentaren är redan markerad som klar. Skriv en ny om det är något mer.',
  forbidden:
    'Du kan inte längre kommentera den här granskningen. Texten är inte sparad; kopiera den om du vill ha den kvar.',
  notFound:
    'Kommentaren gäller något som inte finns kvar för dig. Texten är inte sparad: kopiera den innan du laddar om sidan.',
  loggedOut: 'Du är utloggad. Logga in i en annan flik och tryck igen.',
  unreachable: 'Ingen kontakt med servern. Texten står kvar; tryck igen om en stund.',
};

/** Why a comment was not kept, in words. */
export function commentTrouble(kind: string): string {
  return words[kind] ?? 'Kommentaren sparades inte. Ladda om sidan och försök igen.';
}
