import type { Config } from '../config.ts';

export const EXIT = { done: 0, usage: 64, refused: 65, notRunning: 69, configuration: 78 } as const;

/** One of the operator's commands. Results go to standard output, progress and complaints to standard error. */
export interface Command {
  arguments: string;
  help: string;
  /** Answers the exit code; for `usage` the list of all commands is shown after what it complained of. */
  run(config: Config, args: string[]): Promise<number>;
}

export function withArgument(run: (config: Config, argument: string) => Promise<number>): Command['run'] {
  return async (config, [argument]) => (argument ? await run(config, argument) : missing());
}

export function missing(): number {
  complain('Falta un dato.\n');
  return EXIT.usage;
}

export function say(text: string): number {
  console.log(text);
  return EXIT.done;
}

export function complain(text: string): void {
  console.error(text);
}

export function refuse(text: string): number {
  complain(text);
  return EXIT.refused;
}

/** On a terminal the line is drawn over; elsewhere only the last word of each step is printed. */
export function progress(text: string, done: boolean): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}${done ? '\n' : ''}`);
  else if (done) complain(text);
}
