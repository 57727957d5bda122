import type { DecideNamesFailure } from '#app/features/cases/server/decide-names.server.ts';

/** Why decisions about names were not kept, as a sentence for the page. */
export function decisionRefused(failure: DecideNamesFailure): { message: string } {
  switch (failure.kind) {
    case 'own_name':
      return {
        message: `”${failure.name}” är ditt eget namn. Det skyddar mot att du granskar dina egna ärenden, och därför kan du inte själv välja bort det. Be en kollega göra det.`,
      };
    case 'not_yours':
      return {
        message: `”${failure.name}” gäller också ärenden eller personer utanför dina enheter. Där avgör kvalitet eller systemförvaltare högre upp i organisationen.`,
      };
    case 'not_offered':
      return { message: 'Registret eller organisationen har ändrats sedan du öppnade sidan. Välj igen.' };
  }
}
