import { type Ref, useId } from 'react';
import { Button } from '#app/shared/ui/button.tsx';
import styles from './key-help.module.css';

const reviewKeys = [
  ['J', 'Ja'],
  ['D', 'Delvis'],
  ['N', 'Nej'],
  ['E', 'Ej tillämpligt'],
  ['S', 'Handling saknas'],
  ['1–9', 'svaren i ordning; flera svar slås på och av'],
  ['0–9', 'börjar skriva datum eller tal'],
  ['Enter', 'till svarets fält, klar med svaret, nästa obesvarade'],
  ['↓ ↑', 'nästa och föregående fråga'],
  ['O', 'nästa obesvarade fråga'],
  ['M', 'nästa fråga med en kommentar'],
  ['L', 'lägg till i ett avsnitt som upprepas'],
  ['I', 'det finns inga i avsnittet'],
  ['Ä', 'ändra en beräknad bedömning'],
  ['Å', 'återgå till det beräknade'],
  ['K', 'kommentar'],
  ['P', 'plats i akten'],
  ['H', 'när gäller frågan?'],
  ['Esc', 'ut ur textrutan, tillbaka till frågan'],
  ['Ctrl + Enter', 'klar med texten, nästa obesvarade'],
  ['?', 'den här listan'],
] as const;

type KeyHelpProps = {
  /** What is listed; the keys of the review page unless said otherwise. */
  keys?: readonly (readonly [string, string])[] | undefined;
  dialog: Ref<HTMLDialogElement>;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
};

/** The keys of the page. They can be switched off, for people whose speech or aids send single letters. */
export function KeyHelp({ keys = reviewKeys, dialog, isOn, onSwitch }: KeyHelpProps) {
  const titleId = useId();
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId}>
      <h2 id={titleId}>Tangenter</h2>
      <dl className={styles.keys}>
        {keys.map(([key, words]) => (
          <div key={key} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.switch}>
        <input type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.currentTarget.checked)} />
        Använd tangenterna
      </label>
      <form method="dialog" className={styles.close}>
        <Button variant="secondary">Stäng</Button>
      </form>
    </dialog>
  );
}
