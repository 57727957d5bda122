/** What people read in the history of a deviation, by kind of event. */
export const deviationEventWords: Readonly<Record<string, string>> = {
  created: 'Avvikelsen skapades när granskningen lämnades in.',
  stateChanged: 'Läget ändrades.',
  commented: 'Kommentar.',
  withdrawn: 'Återkallades: svaret i granskningen rättades.',
  reinstated: 'Gäller igen: svaret i granskningen ändrades tillbaka.',
  reworded: 'Beskrivningen ändrades i granskningen.',
  linked: 'Samma brist hittades igen i en annan granskning.',
  answerCorrected: 'Svaret i granskningen rättades. Avvikelsen var redan påbörjad och står kvar.',
  dueChanged: 'Datumet ändrades.',
};
