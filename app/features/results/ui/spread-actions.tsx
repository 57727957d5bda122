import { listInWords } from '#app/shared/text/format.ts';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';

/** The leader does not wait for the rest. */
export function EndAnswering({
  waitingFor,
  hasAnswered,
}: {
  waitingFor: readonly string[];
  hasAnswered: boolean;
}) {
  return (
    <div>
      <ConfirmDialog
        trigger="Avsluta svarandet"
        title="Avsluta svarandet?"
        confirmLabel="Avsluta svarandet"
        hiddenFields={{ intent: 'endAnswering' }}
      >
        <p>
          De som har lämnat in får se hur gruppen svarade. {listInWords(waitingFor)} kan inte svara längre och
          får veta det i sin lista.
        </p>
        <p>
          {hasAnswered
            ? 'Du har själv svarat, så det går inte att ångra: du ser gruppens svar direkt.'
            : 'Du kan ångra tills någon som har svarat har tittat.'}
        </p>
      </ConfirmDialog>
    </div>
  );
}

/** Taken back while nobody who answered has looked. */
export function OpenAgain() {
  return (
    <div>
      <ConfirmDialog
        trigger="Öppna svarandet igen"
        title="Öppna svarandet igen?"
        confirmLabel="Öppna svarandet igen"
        hiddenFields={{ intent: 'openAgain' }}
      >
        <p>De som är kvar kan svara igen. Ingen ser hur gruppen svarade förrän alla har lämnat in.</p>
      </ConfirmDialog>
    </div>
  );
}

/** Only when the group has chosen so. */
export function ShowNames() {
  return (
    <div>
      <ConfirmDialog
        trigger="Visa vem som svarade vad"
        title="Har gruppen valt att visa namnen?"
        confirmLabel="Gruppen har valt det, visa namnen"
        hiddenFields={{ intent: 'showNames' }}
      >
        <p>
          Fråga alla som har svarat först. Namnen visas för dig och för alla som har svarat, och var och en
          får veta att de visas. Det skrivs i loggen. Du kan dölja dem igen.
        </p>
      </ConfirmDialog>
    </div>
  );
}

/** What somebody has seen is seen; from now on the names are hidden. */
export function HideNames() {
  return (
    <div>
      <ConfirmDialog
        trigger="Dölj namnen igen"
        title="Dölja namnen igen?"
        confirmLabel="Dölj namnen"
        hiddenFields={{ intent: 'hideNames' }}
      >
        <p>Svaren visas utan namn igen, för alla.</p>
      </ConfirmDialog>
    </div>
  );
}
