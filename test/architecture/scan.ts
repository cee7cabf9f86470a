const BEFORE_REGEX =
  /(?:^|[=(,:;!&|?{}<>+\-*%~^[]|\b(?:return|typeof|case|in|of|delete|void|throw|new|else|yield|await))\s*$/;

/**
 * The same text with comments, regular expressions and the contents of strings turned into spaces, so that
 * what is left is code. Offsets and line numbers stay.
 */
export function blank(source: string): string {
  const out = source.split('');
  const wipe = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (out[i] !== '\n') out[i] = ' ';
  };
  const templates: number[] = [];
  let braces = 0;
  let at = 0;
  while (at < source.length) {
    const char = source[at];
    const resumesTemplate = char === '}' && templates.at(-1) === braces;
    if (source.startsWith('//', at) || source.startsWith('/*', at)) {
      const end = commentEnd(source, at);
      wipe(at, end);
      at = end;
    } else if (char === "'" || char === '"') {
      const end = stringEnd(source, at, char);
      wipe(at + 1, end - 1);
      at = end;
    } else if (char === '/' && BEFORE_REGEX.test(out.slice(Math.max(0, at - 40), at).join(''))) {
      const end = regexEnd(source, at);
      wipe(at, end);
      at = end;
    } else if (char === '`' || resumesTemplate) {
      if (resumesTemplate) templates.pop();
      const end = templateEnd(source, at);
      wipe(at + 1, end.at);
      if (end.opens) templates.push(braces);
      at = end.at + (end.opens ? 2 : 1);
    } else {
      if (char === '{') braces++;
      if (char === '}') braces--;
      at++;
    }
  }
  return out.join('');
}

export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function commentEnd(source: string, at: number): number {
  const [mark, width] = source[at + 1] === '/' ? ['\n', 0] : ['*/', 2];
  const end = source.indexOf(mark as string, at + 2);
  return end < 0 ? source.length : end + (width as number);
}

function stringEnd(source: string, at: number, quote: string): number {
  let end = at + 1;
  while (end < source.length && source[end] !== quote && source[end] !== '\n') {
    end += source[end] === '\\' ? 2 : 1;
  }
  return Math.min(end + 1, source.length);
}

function regexEnd(source: string, at: number): number {
  let inClass = false;
  let end = at + 1;
  while (end < source.length && source[end] !== '\n') {
    const char = source[end];
    if (char === '\\') end++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) break;
    end++;
  }
  return Math.min(end + 1, source.length);
}

function templateEnd(source: string, at: number): { at: number; opens: boolean } {
  let end = at + 1;
  while (end < source.length && source[end] !== '`') {
    if (source.startsWith('${', end)) return { at: end, opens: true };
    end += source[end] === '\\' ? 2 : 1;
  }
  return { at: Math.min(end, source.length), opens: false };
}
