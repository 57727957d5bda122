/**
 * The milliseconds of processor time that this process and its threads have taken since `before`. Unlike the clock on
 * the wall it stands still while other programs have the processor; work that only waits is for the test's time limit.
 */
export function processorTimeSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
