import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';

/**
 * The first button of a form is the one that Enter in a text field presses. Without this it would be whichever comes
 * first on the page, "Fler rader" or "Ta bort".
 */
export function DefaultSave() {
  return (
    <VisuallyHidden>
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true">
        Spara
      </button>
    </VisuallyHidden>
  );
}
