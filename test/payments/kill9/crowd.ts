import { setTimeout as sleep } from 'node:timers/promises';
import { webVisitor } from '../support/web.ts';
import type { Acknowledged, Customer } from './customer.ts';
import { visit } from './customer.ts';
import type { Random } from './random.ts';
import type { Step } from './story.ts';
import type { Member } from './town.ts';

/** Others who browse and pay all the time, whatever becomes of the server. */
export interface Crowd {
  /** Requests may fail from now on, until it is back. Answers where everybody was. */
  serverDies(): Step[];
  serverIsBack(): void;
  /** Lets each finish the visit under way. Throws what went wrong and no death explains. */
  stop(): Promise<Acknowledged>;
}

const LONGEST_PAUSE_MS = 200;

export function gather(members: readonly Member[], { url, random }: { url: string; random: Random }): Crowd {
  const told: Acknowledged = { checkouts: new Set(), charged: new Set(), receipts: new Set() };
  const wrong: unknown[] = [];
  let deaths = 0;
  let back = Promise.withResolvers<void>();
  back.resolve();
  let isUp = true;
  let over = false;

  const customers = members.map((member): Customer => {
    const browser = webVisitor(url);
    if (member.token) browser.cookies.set('sid', member.token);
    return { member, browser, random, told, step: 'looking', begun: null };
  });
  const live = async (customer: Customer) => {
    while (!over) {
      await sleep(random() * LONGEST_PAUSE_MS);
      await back.promise;
      const before = deaths;
      await visit(customer).catch((error) => {
        if (deaths === before) wrong.push(error);
      });
    }
  };
  const lives = customers.map(live);

  return {
    serverDies: () => {
      deaths += 1;
      if (isUp) back = Promise.withResolvers();
      isUp = false;
      return customers.map(({ step }) => step);
    },
    serverIsBack: () => {
      isUp = true;
      back.resolve();
    },
    stop: async () => {
      over = true;
      back.resolve();
      await Promise.all(lives);
      if (wrong.length > 0) throw new AggregateError(wrong, 'somebody was answered with an error');
      return told;
    },
  };
}
