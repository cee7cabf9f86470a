import pino from 'pino';

export type Log = pino.Logger;

/** JSON lines on standard error, so that standard output stays for people. */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie'],
      censor: '[redacted]',
    },
  };
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}
