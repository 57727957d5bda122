import { Notice } from '#app/shared/ui/notice.tsx';

/** Why there is no de-identified version of a round that goes deeper into the hits of another, and what to do. */
export function MayNotLeave() {
  return (
    <Notice tone="info" title="Omgången gäller så få ärenden att den inte kan lämnas ut avidentifierad">
      <p>
        Den fördjupar träffarna i en annan omgång, och varje siffra i den skulle visa hur många träffarna är.
        Det antalet döljs för läsare. Det kan också bero på att den andra omgången inte är fastställd än,
        eller att träffarna är svar på flera frågor. Läsare ser då inget av omgången. Ska något därifrån nå
        nämnden skriver du det utan antal, till exempel i förbättringsförslaget i omgången som träffarna
        kommer från.
      </p>
    </Notice>
  );
}
