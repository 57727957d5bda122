import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');

/** The program in a process and a data folder of its own. */
export class Program {
  readonly dataFolder = mkdtempSync(path.join(tmpdir(), 'aktsam-e2e-'));
  private process: ChildProcess | undefined;
  private port = 0;

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The clock begins at `beginning`, an instant; without it on the morning of 2 November 2026. */
  async start(beginning?: string): Promise<void> {
    const started = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'tests/e2e/server.ts')], {
      cwd: root,
      env: {
        ...process.env,
        AKTSAM_DATA: this.dataFolder,
        PORT: String(this.port),
        NODE_ENV: 'production',
        TZ: 'Pacific/Chatham',
        ...(beginning === undefined ? {} : { E2E_BEGINNING: beginning }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process = started;
    this.port = await new Promise<number>((resolve, reject) => {
      started.once('exit', (code) =>
        reject(new Error(`The program stopped with ${code} before it answered`)),
      );
      createInterface({ input: started.stdout }).on('line', (line) => {
        const match = /^listening (\d+)$/.exec(line);
        if (match) resolve(Number(match[1]));
      });
    });
  }

  /** As a power cut would: no handler runs. */
  async kill(): Promise<void> {
    const running = this.process;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

export const test = base.extend<{ program: Program; complaints: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names in the pattern.
  program: async ({}, use) => {
    const program = new Program();
    await program.start();
    await use(program);
    await program.remove();
  },
  baseURL: async ({ program }, use) => {
    await use(program.address);
  },
  // Whatever the browser complains of fails the test: scripts stopped by the policy, errors, missing files.
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        // Remix's own word for a page whose data it stopped reading because the person had gone on to the next.
        if (message.text().startsWith('AbortError: signal is aborted without reason')) return;
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Waits until React answers: before that a click is a plain form post. */
export async function alive(page: Page): Promise<void> {
  await page.locator('html[data-alive="yes"]').waitFor({ state: 'attached' });
}

/** Waits until what the browser has just measured is drawn: after a change of width a wide table takes focus a frame later. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
      }),
  );
}

/** What axe finds on the page: its rules for WCAG 2.1 A and AA and its own best practices. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await atRest(page);
  // The other mode sews the results of frames from other places together in a new page each time, which takes four times
  // as long. Our pages have no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const result = await axe.analyze();
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
}

export { expect };
