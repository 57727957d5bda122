import { Checkbox } from '#app/shared/ui/checkbox.tsx';

/** Whether the deviations that an action serves go on to Åtgärdas at once. */
export function MoveDeviations({ count, isTicked }: { count: number; isTicked?: boolean | undefined }) {
  return count === 1 ? (
    <Checkbox
      label="Flytta avvikelsen till Åtgärdas"
      name="movesDeviations"
      hint="Om den är bedömd. Annars står den kvar som den är."
      defaultChecked={isTicked}
    />
  ) : (
    <Checkbox
      label="Flytta avvikelserna till Åtgärdas"
      name="movesDeviations"
      hint="De som är bedömda. Övriga står kvar som de är."
      defaultChecked={isTicked}
    />
  );
}
