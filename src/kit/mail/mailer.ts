import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentRef, OutgoingMail, SendMail } from './outbox.ts';
import { PermanentMailError } from './outbox.ts';

export interface MailerOptions {
  url: string | null;
  from: string;
  folder: string;
  draw(attachment: AttachmentRef): Promise<Buffer>;
}

export interface Mailer {
  send: SendMail;
  close(): Promise<void>;
}

const NEVER_FETCH = { disableFileAccess: true, disableUrlAccess: true };

/** Sends by SMTP, or without `MAIL_URL` writes each mail to a file of its own. */
export function createMailer(options: MailerOptions): Mailer {
  return options.url ? smtpMailer(options, options.url) : fileMailer(options);
}

async function compose(options: MailerOptions, mail: OutgoingMail) {
  const domain = /@([^>\s]+)/.exec(options.from)?.[1] ?? 'localhost';
  return {
    ...NEVER_FETCH,
    from: options.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: new Date(mail.createdAt),
    // The same id on every try: a mail that was sent twice is recognised as one.
    messageId: `<outbox-${mail.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: await Promise.all(
      mail.attachments.map(async (ref) => ({
        filename: ref.filename,
        content: await options.draw(ref),
        contentType: 'application/pdf',
      })),
    ),
  };
}

function smtpMailer(options: MailerOptions, url: string): Mailer {
  let connected: ReturnType<typeof connect> | undefined;
  return {
    send: async (mail) => {
      try {
        connected ??= connect(url);
        const transport = await connected;
        await transport.sendMail((await compose(options, mail)) as never);
      } catch (error) {
        if (isPermanent(error)) {
          throw new PermanentMailError((error as Error).message, { cause: error });
        }
        throw error;
      }
    },
    close: async () => (await connected)?.close(),
  };
}

/** The library is loaded with the first mail: the portal starts sooner without it. */
async function connect(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport(url, { pool: true, maxConnections: 2 } as never);
}

/** A 5xx about this recipient or this message. One about us (a wrong password, a refused sender) passes when it is mended. */
function isPermanent(error: unknown): boolean {
  const { permanent, command = '' } = error as { permanent?: boolean; command?: string };
  return permanent === true && ['RCPT TO', 'DATA'].includes(command);
}

function fileMailer(options: MailerOptions): Mailer {
  return {
    send: async (mail) => {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({ streamTransport: true, buffer: true });
      const { message } = await transport.sendMail((await compose(options, mail)) as never);
      await mkdir(options.folder, { recursive: true });
      // Named by its id and moved into place whole: after a crash it is written again, never twice or by half.
      const partial = join(options.folder, `.${mail.id}.part`);
      const file = await open(partial, 'w', 0o600);
      await file.writeFile(message as Buffer);
      await file.sync();
      await file.close();
      await rename(partial, join(options.folder, `${mail.id}.eml`));
    },
    close: async () => {},
  };
}
