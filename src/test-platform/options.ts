export const FAULTS = [
  'lose-notice',
  'double-notice',
  'late-notice',
  'reorder-notices',
  'timeout-after-charge',
  'refuse-create',
] as const;

export type Fault = (typeof FAULTS)[number];

export type Log = {
  info(o: object, msg: string): void;
  warn(o: object, msg: string): void;
  error(o: object, msg: string): void;
};

export type PlatformOptions = {
  /** The platform's own SQLite file; created when missing. */
  file: string;
  /** Path under which every request arrives, without a slash at the end. */
  basePath: string;
  /** Absolute address of `basePath` as the payer's browser sees it. */
  publicUrl: string;
  apiKey: string;
  noticeSecret: string;
  faults: Set<Fault>;
  now: () => Date;
  log: Log;
  /** Milliseconds that schedule the deliveries; real time, whatever `now` says. Default: the system's clock. */
  realTime?: () => number;
};
