import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The built program in a process of its own over a folder that is already filled; its clock begins as the bench's. It ends
 * with the bench, however that ends: the server stops when the channel between them is gone.
 */
export class ServerProcess {
  readonly address: string;
  private readonly process: ChildProcess;

  private constructor(started: ChildProcess, address: string) {
    this.process = started;
    this.address = address;
  }

  static async start(folder: string): Promise<ServerProcess> {
    const started = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'tests/e2e/server.ts')], {
      cwd: root,
      env: { ...process.env, AKTSAM_DATA: folder, PORT: '0', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const { stdout } = started;
    if (stdout === null) throw new Error('The program says its port on a pipe');
    const port = await new Promise<number>((resolve, reject) => {
      started.once('exit', (code) => reject(new Error(`The program stopped with ${code}`)));
      createInterface({ input: stdout }).on('line', (line) => {
        const match = /^listening (\d+)$/.exec(line);
        if (match) resolve(Number(match[1]));
      });
    });
    return new ServerProcess(started, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
  }
}
