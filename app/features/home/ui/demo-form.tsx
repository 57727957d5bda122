import { Form, useNavigation } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

/** The second choice of the first visit; what it does is said before it is done. */
export function DemoForm() {
  const navigation = useNavigation();
  const isFilling = navigation.formData?.get('intent') === 'demo';
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="demo" />
      <Stack>
        <p>
          Ekhamra kommun finns inte. Den har ett år av kontroller, granskningar och avvikelser, och en person
          för varje roll. Vill du börja på riktigt efteråt tar du bort databasen och startar om programmet.
        </p>
        <Button variant="secondary" disabled={navigation.state !== 'idle'}>
          Fyll programmet med den påhittade kommunen
        </Button>
        <p role="status">{isFilling ? 'Programmet fylls. Det tar några sekunder.' : ''}</p>
      </Stack>
    </Form>
  );
}
