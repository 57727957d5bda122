import { useEffect, useState } from 'react';
import { Button } from '#app/shared/ui/button.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';

/** Appears with JavaScript only; the browser's own menu prints without it. */
export function PrintButton() {
  const [isAlive, setIsAlive] = useState(false);
  useEffect(() => setIsAlive(true), []);
  if (!isAlive) return null;
  return (
    <Button type="button" variant="secondary" onClick={() => window.print()}>
      <Icon name="print" />
      Skriv ut
    </Button>
  );
}
