// How often the server may stop by itself before it is left alone.

/** Stops within the window after which it is not started again. */
export const LIMIT = 5;

/** In milliseconds. */
export const WINDOW = 3 * 60_000;

/** The times at which the server stopped by itself. */
export class Crashes {
  private times: number[] = [];

  /** Notes one at `now` (milliseconds); whether the server is to be started again. */
  public startAgain(now: number): boolean {
    this.times = this.times.filter((time) => now - time < WINDOW);
    this.times.push(now);
    return this.times.length < LIMIT;
  }
}
