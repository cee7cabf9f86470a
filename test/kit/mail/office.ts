import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';

export interface MailOffice {
  url: string;
  received: string[];
  close(): Promise<void>;
}

type Faults = { password?: number[]; sender?: number[]; recipient?: number[]; data?: number[] };

/** An SMTP server; at each stage it first gives these answers, then it takes all. */
export async function openMailOffice(
  t: TestContext,
  { text, ...faults }: Faults & { text?: string } = {},
): Promise<MailOffice> {
  const received: string[] = [];
  const fault = (stage: keyof Faults): Error | null => {
    const code = faults[stage]?.shift();
    return code ? Object.assign(new Error(text ?? `scripted ${stage}`), { responseCode: code }) : null;
  };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => {
      const error = fault('password');
      if (error) done(error);
      else done(null, { user: 'portal' });
    },
    onMailFrom: (_address, _session, done) => done(fault('sender')),
    onRcptTo: (_address, _session, done) => done(fault('recipient')),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const error = fault('data');
        if (!error) received.push(Buffer.concat(chunks).toString());
        done(error);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= new Promise((resolve) => {
      server.close(() => resolve());
    });
    return closing;
  };
  t.after(close);
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://portal:clave@127.0.0.1:${port}`, received, close };
}
