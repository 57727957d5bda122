/** How far a job has come; `phase` is a word of the feature that started it. */
export type JobProgress = { readonly phase: string; readonly share: number };

/** Something long the program does beside the requests. */
export type BackgroundJob = {
  /** What only one job at a time may work with, for example a register. */
  readonly topic: string;
  /** What it does with it; a word of the feature that started it. */
  readonly kind: string;
  progress: JobProgress;
  /** Stops the job if that is still possible; says whether it was. */
  readonly cancel: () => boolean;
  /** Resolves when the job has ended, however it did. */
  readonly ended: Promise<void>;
};

/** The jobs on their way, by name, and the short moments in which one of them writes everything at once. */
export class Background {
  readonly jobs = new Map<string, BackgroundJob>();
  private moment: Promise<void> | undefined;
  private readonly writing = new Set<Promise<unknown>>();

  /** Resolves at once, or when the moment is over in which a job holds the database's write lock. */
  async untilWritable(): Promise<void> {
    while (this.moment !== undefined) await this.moment;
  }

  /** A request that may write is on its way: a job lets it end first, within reason. */
  noteWriter(ended: Promise<unknown>): void {
    this.writing.add(ended);
    ended.finally(() => this.writing.delete(ended)).catch(() => undefined);
  }

  /** Begins a moment in which writers wait, after those on their way have ended or `patience` is over. */
  async beginMoment(patience: Promise<void>): Promise<() => void> {
    await this.untilWritable();
    let end = () => {};
    this.moment = new Promise((resolve) => {
      end = () => {
        this.moment = undefined;
        resolve();
      };
    });
    await Promise.race([Promise.allSettled([...this.writing]), patience]);
    return end;
  }
}
