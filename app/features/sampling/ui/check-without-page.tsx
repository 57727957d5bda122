import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import styles from './check-sample.module.css';

const COMMAND = 'npm run --silent aktsam -- verify --protocol urvalsprotokoll.json --frame urvalsram.csv';

/** For those who would rather not trust this page: the command line, and by hand. */
export function CheckWithoutPage() {
  return (
    <Section title="Utan den här sidan" isScreenOnly>
      <Stack>
        <p>
          Sidan är en del av Aktsam. Vill du inte lita på den räknar du själv. Dragningen går att göra om i
          vilket programspråk som helst.
        </p>
        <Disclosure summary="På kommandoraden">
          <Stack>
            <p>I en mapp med programmets kod, utan databas:</p>
            <pre className={styles.code}>
              <code>{COMMAND}</code>
            </pre>
            <p>
              Det svarar 0 när allt stämmer, 1 när något inte gör det och 2 när filerna inte går att använda.
            </p>
          </Stack>
        </Disclosure>
        <Disclosure summary="För hand">
          <ol>
            <li>
              Räkna urvalsramens SHA-256, till exempel med <code>sha256sum</code>. Det ska vara
              fingeravtrycket i protokollet.
            </li>
            <li>
              Räkna slumptalet för varje ärende: <code>seedrandom(frö + "|" + ärendenummer)()</code> med
              biblioteket seedrandom 3.0.5, till exempel i webbläsarens konsol.
            </li>
            <li>Ordna ärendena efter slumptal, det lägsta först. De första är urvalet.</li>
            <li>
              Fattas ärenden till ett minst-krav tas de lägsta som uppfyller det i stället för de sist dragna.
              Resten är ersättningsärenden, i samma ordning.
            </li>
          </ol>
        </Disclosure>
      </Stack>
    </Section>
  );
}
