import type { RegisterChange, Services } from '#app/shared/server/services.ts';

/** Tells those who follow the registers. What goes wrong with them is theirs: the import is on disk. */
export function announceRegisterChange(services: Services, change: RegisterChange): void {
  for (const listener of services.registerListeners) {
    try {
      listener(services, change);
    } catch (error) {
      services.log.error({ err: error, ...change }, 'a register listener failed');
    }
  }
}
