/** The better of the encodings that the browser takes; `gzip;q=0` is a refusal (RFC 9110, 12.5.3). */
export function acceptedEncoding(header: string | undefined): 'br' | 'gzip' | null {
  const taken = (header ?? '')
    .toLowerCase()
    .split(',')
    .filter((item) => !/;\s*q=0(\.0*)?\s*$/.test(item))
    .map((item) => item.split(';')[0]?.trim());
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : null;
}
