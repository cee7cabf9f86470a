declare module 'mailparser' {
  export interface ParsedMail {
    messageId?: string;
    subject?: string;
    text?: string;
    html: string | false;
    to?: { text: string };
    from?: { text: string };
    headers: Map<string, unknown>;
    attachments: { filename?: string; contentType: string; content: Buffer }[];
  }
  export function simpleParser(source: Buffer | string): Promise<ParsedMail>;
}
