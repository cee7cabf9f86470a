/** Shows enough of a mailbox to recognise one's own: `an••••@ex••••.com` (D2). */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  const dot = domain.lastIndexOf('.');
  const host = dot > 0 ? domain.slice(0, dot) : domain;
  const ending = dot > 0 ? domain.slice(dot) : '';
  return `${local.slice(0, 2)}••••@${host.slice(0, 2)}••••${ending}`;
}
