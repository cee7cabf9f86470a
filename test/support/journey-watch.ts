import type { BrowserContext, Request, Response } from '@playwright/test';

/** Leaving a page ends what it was still asking for; a paper opens outside of the page. */
const LEFT_BEHIND = 'net::ERR_ABORTED';

/**
 * Writes down all that the pages of a context do wrong: errors and policy violations in the console, requests that
 * fail or go to strangers, files that are missing, answers that blame the server.
 */
export function watch(
  context: BrowserContext,
  { origins, mayFail }: { origins: string[]; mayFail: RegExp | null },
): string[] {
  const problems: string[] = [];
  const isFree = (url: string) => mayFail?.test(url) ?? false;
  context.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !origins.includes(new URL(request.url()).origin))
      problems.push(`request to a stranger: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why !== LEFT_BEHIND && !isFree(request.url())) problems.push(`${why}: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (isWrong(response) && !isFree(response.url()))
      problems.push(`${response.status()}: ${response.url()}`);
  });
  context.on('console', (message) => {
    // Pages that answer 404 or 422 on purpose are told as errors too; answers are looked at above.
    const aboutAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !aboutAnswer) problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`script: ${error.error().message}`));
  return problems;
}

function isWrong(response: Response): boolean {
  return response.status() >= 500 || (response.status() >= 400 && !isPage(response.request()));
}

const isPage = (request: Request) => request.isNavigationRequest();
