import { useEffect, useState } from 'react';
import { Button } from '#app/shared/ui/button.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

type Props = { label: string; name: string; error?: string | undefined };

/** A part of a seed, unseen as it is typed; whoever sits alone can show it. */
export function HiddenPartField({ label, name, error }: Props) {
  const [isShown, setShown] = useState(false);
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return (
    <Stack gap="small">
      <TextField
        label={label}
        name={name}
        type={isShown ? 'text' : 'password'}
        hint="8–40 tecken som ingen kan gissa: den andra kan styra urvalet med sin del om hen vet din. Den kan inte ändras."
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        error={error}
      />
      {isAlive ? (
        <div>
          <Button type="button" variant="quiet" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? 'Dölj det jag skriver' : 'Visa det jag skriver'}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}
