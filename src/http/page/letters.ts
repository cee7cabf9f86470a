import type { Letter } from '../../kit/mail/outbox.ts';
import type { Language } from '../../kit/text.ts';
import type { Renderer } from '../render.ts';

/** A short letter: what happened, what to type or where to look, whom to call. */
export interface NoticeMail {
  language: string;
  heading: string;
  paragraphs: string[];
  /** A code or password to be copied, on a line of its own. */
  copy: { label: string; value: string } | null;
  link: { label: string; href: string } | null;
  /** After the link: what to do if it was somebody else. */
  closing: string[];
  signature: string;
}

declare module '../render.ts' {
  interface Templates {
    'emails/notice.html': NoticeMail;
  }
}

export interface Notice {
  /** The fact that is told: never mailed twice. */
  dedupeKey: string;
  to: string;
  language: Language;
  heading: string;
  paragraphs: string[];
  copy?: NoticeMail['copy'];
  link?: NoticeMail['link'];
  closing?: string[];
  signature: string;
  /** What it says opens something: the words are wiped once it has left. */
  secret?: boolean;
}

/** A notice as the outbox takes it, with its plain and its HTML part. */
export function noticeLetter(render: Pick<Renderer, 'plain'>, notice: Notice): Letter {
  const mail: NoticeMail = {
    language: notice.language === 'es' ? 'es-AR' : 'en',
    heading: notice.heading,
    paragraphs: notice.paragraphs,
    copy: notice.copy ?? null,
    link: notice.link ?? null,
    closing: notice.closing ?? [],
    signature: notice.signature,
  };
  return {
    dedupeKey: notice.dedupeKey,
    to: notice.to,
    subject: notice.heading,
    text: plainText(mail),
    html: render.plain('emails/notice.html', mail),
    attachments: [],
    secret: notice.secret ?? notice.copy !== undefined,
  };
}

function plainText({ paragraphs, copy, link, closing, signature }: NoticeMail): string {
  const parts = [
    ...paragraphs,
    ...(copy ? [`${copy.label}: ${copy.value}`] : []),
    ...(link ? [`${link.label}: ${link.href}`] : []),
    ...closing,
    signature,
  ];
  return `${parts.join('\n\n')}\n`;
}
