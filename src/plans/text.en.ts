import type { PlansText } from './text.es.ts';

const instalments = (count: number) => (count === 1 ? '1 instalment' : `${count} instalments`);
const bills = (count: number) => (count === 1 ? '1 bill' : `${count} bills`);
const missed = (count: number) =>
  count === 1 ? 'one instalment is past due and unpaid' : `${count} instalments are past due and unpaid`;

export const en = {
  title: 'Payment plan',
  offer: {
    lead: (debt: string, count: number) =>
      `You can pay what is overdue on this account in instalments: ${debt} on ${bills(count)}.`,
    debtHeading: 'The debt that the plan covers',
    bill: 'Bill',
    wasDue: (day: string) => `Was due on ${day}`,
    owedToday: 'Owed today',
    owed: 'Total of the bills',
    waived: (percent: number) => `${percent} % of the surcharges waived`,
    financed: 'Total that the plan covers',
    leftOutHeading: 'Left out for now',
    leftOutNote: 'Once it is settled you can look again.',
    choose: 'Choose the number of instalments',
    when: (first: string, second: string) =>
      `The first instalment is paid by ${first}; the others, one a month from ${second} on.`,
    columns: {
      count: 'Instalments',
      first: 'First instalment',
      rest: 'The others',
      interest: 'Interest',
      cost: 'APR',
      total: 'Total',
    },
    instalments,
    rest: (count: number, each: string) => (count === 1 ? `1 of ${each}` : `${count} of ${each}`),
    last: (each: string) => `the last one of ${each}`,
    until: (day: string) => `by ${day}`,
    noInterest: 'No interest',
    percent: (number: string) => `${number}\u00a0%`,
    costNote:
      'APR: total financial cost, the effective yearly rate of everything that you pay for financing the debt.',
    beforeHeading: 'Before you choose',
    generate: 'Generate plan',
    chooseOne: 'Choose the number of instalments.',
  },
  refused: {
    heading: 'You cannot ask for a payment plan now',
    'no-debt': 'This account has no overdue bills: there is no debt to finance.',
    'below-minimum': (owed: string, minimum: string) =>
      `What is overdue adds up to ${owed}. Plans are for debts of ${minimum} or more.`,
    'being-paid':
      'What is overdue is enough for a plan, but these bills cannot be in it now. Once it is settled, look again.',
    seePlan: 'See the plan',
    seeBills: 'See bills',
    back: 'Back to the home page',
  },
  remark: {
    waits: 'In a plan that has not begun yet',
    alone: 'If you pay it alone, the plan is discarded.',
    see: 'See the plan',
  },
  afterPaying: (position: number, amount: string, day: string) =>
    `The payment plan is in force. Instalment ${position}, of ${amount}, is due on ${day}.`,
  rules: {
    begins: (days: number) =>
      `The plan begins when its first instalment is paid. There ${days === 1 ? 'is 1 day' : `are ${days} days`} to do so; if it is not paid, the plan expires and the debt stays as it was.`,
    alone:
      'Until then the plan holds nothing: the bills may be paid separately. If one of them is paid, the plan is discarded.',
    held: 'Once the plan has begun its bills are no longer paid separately: the instalments are, the oldest first.',
    missed: (count: number) =>
      `If ${missed(count)}, the plan lapses: what was paid goes to the oldest bills that it covers whole, the rest of it stays in favour of the account, and the other bills are owed again with their surcharges.`,
    debit: 'Instalments are not paid by direct debit.',
  },
  form: {
    title: 'Generate payment plan',
    crumb: 'Make the plan',
    heading: (count: number) => `Payment plan in ${instalments(count)}`,
    lead: 'Fill in the data of the person who asks for the plan.',
    summary: (first: string, until: string, total: string) =>
      `First instalment of ${first}, by ${until}. Total of the plan: ${total}.`,
    name: 'Full name',
    document: 'DNI or CUIT',
    documentHint: 'With or without points and hyphens.',
    phone: 'Telephone',
    phoneHint: 'With area code.',
    email: 'E-mail',
    termsHeading: 'Terms and conditions',
    version: (version: string) => `Version ${version}`,
    accept: 'I accept the terms and conditions',
    confirm: 'Confirm plan',
    back: 'Back to the options',
    changed: 'The terms have changed since you opened this page. These are today’s: check them and confirm.',
    missingName: 'Enter your full name',
    longName: 'The name is too long: up to 120 letters',
    missingDocument: 'Enter your DNI or CUIT',
    wrongDocument:
      'Check the number: a DNI has 7 or 8 digits, a CUIT 11, the last of which checks the others',
    missingPhone: 'Enter your telephone number',
    wrongPhone: 'Check the telephone number: it must have 6 to 15 digits',
    missingEmail: 'Enter your e-mail address',
    wrongEmail: 'Check the e-mail address: it must look like name@domain.com',
    mustAccept: 'To generate the plan you must accept the terms and conditions',
  },
  terms: {
    version: '2026-11',
    what: (account: string, numbers: string, debt: string) =>
      `The debt of ${debt} of account ${account} (${numbers}) is paid in instalments.`,
    instalment: (position: number, amount: string, day: string) =>
      `Instalment ${position}: ${amount}, due on ${day}.`,
    cost: (total: string, interest: string, cost: string) =>
      `Total: ${total}, of which ${interest} is interest. Total financial cost, effective yearly rate: ${cost}.`,
    waived: (amount: string) => `Of the surcharges for late payment ${amount} is waived.`,
  },
  states: {
    generated: 'First instalment still to be paid',
    active: 'In force',
    completed: 'Completed',
    lapsed: 'Lapsed',
    expired: 'Expired',
    discarded: 'Discarded',
  },
  detail: {
    heading: (count: number) => `Payment plan in ${instalments(count)}`,
    generated: (day: string) => `Not in force yet: it begins when the first instalment is paid, by ${day}.`,
    generatedAlone:
      'Until then its bills may be paid separately. If one of them is paid, the plan is discarded.',
    completed: (day: string) => `All instalments were paid. The plan ended on ${day} and its bills are paid.`,
    lapsed: (day: string) => `It lapsed on ${day} because instalments were past due and unpaid.`,
    lapsedPaid: (numbers: string) => `What was paid covered ${numbers}.`,
    lapsedCredit: (amount: string) =>
      `${amount} is left in favour of the account: the customer centre applies it.`,
    lapsedOwed: 'The other bills can be paid separately again.',
    expired: (day: string) => `The first instalment was not paid by ${day}. The debt stays as it was.`,
    discarded:
      'It did not begin: one of its bills was paid separately or withdrawn, or the plan was discarded.',
    seeOptions: 'See today’s options',
    paid: 'Paid',
    next: 'Next instalment',
    remaining: 'Left to pay',
    progress: (paid: number, of: number) => `${paid} of ${of} paid`,
    progressLabel: 'Instalments paid',
    instalmentsHeading: 'Instalments',
    order: 'They are paid in order, the oldest first.',
    instalment: (position: number, of: number) => `Instalment ${position} of ${of}`,
    paidOn: (day: string) => `Paid on ${day}`,
    notYet: (day: string) => `Due on ${day}`,
    noLonger: 'Not to be paid any more',
    paidByPlan: 'Paid with the plan',
    payFirst: 'Pay first instalment',
    print: 'Print the payment plan’s instalments',
    discard: 'Discard plan',
    discardNote: 'Would you rather have another number of instalments? Discard it and choose again.',
    discardedFlash: 'The plan was discarded. You can choose again.',
    cannotDiscard: 'It can no longer be discarded: the first instalment is being paid or has been paid.',
    pay: 'Pay',
    billsHeading: 'Bills of the plan',
    agreedHeading: 'What was agreed',
    agreedOn: 'Agreed on',
    requester: 'Asked for by',
    document: 'DNI or CUIT',
    phone: 'Telephone',
    email: 'E-mail',
    debt: 'Debt',
    total: 'Total of the plan',
    interest: 'Interest',
    cost: 'Total financial cost, effective yearly rate',
    missed: 'If payments are missed',
    missedValue: (count: number) =>
      `Lapses with ${count === 1 ? '1 instalment' : `${count} instalments`} past due and unpaid`,
    version: 'Version of the terms',
    code: 'Verification code',
    termsHeading: 'Accepted terms',
  },
  paper: {
    heading: 'Payment plan',
    subheading: (count: number, day: string) => `${instalments(count)} · agreed on ${day}`,
    account: 'Account',
    holder: 'Holder',
    columns: { instalment: 'Instalment', due: 'Due date', amount: 'Amount', state: 'State' },
    open: 'Unpaid',
    paid: (day: string) => `Paid on ${day}`,
    total: 'Total of the plan',
    coupon: (position: number, of: number) => `Coupon of instalment ${position} of ${of}`,
    barcode: 'Bar code for a place of payment',
    barcodeAlt: (position: number) => `Bar code of instalment ${position}`,
    notBegun: (day: string) =>
      `This plan begins when the first instalment is paid, by ${day}. After that day the coupons are void.`,
    over: 'This plan is over: its coupons are void.',
    verification: 'Verify this paper at',
    file: 'payment-plan',
  },
  mail: {
    hello: 'Hello,',
    subject: (account: string) => `Payment plan of account ${account}`,
    generated: (who: string, account: string, count: number) =>
      `${who} asked for a payment plan in ${instalments(count)} for account ${account}.`,
    generatedNext: (first: string, day: string) =>
      `It begins when the first instalment of ${first} is paid, by ${day}. Until then the bills may be paid separately.`,
    lapsed: (account: string) =>
      `The payment plan of account ${account} lapsed because instalments were past due and unpaid. What was paid went to the oldest bills; the others are owed again.`,
    expired: (account: string) =>
      `The payment plan of account ${account} expired because its first instalment was not paid. The debt stays as it was; you may ask for another plan.`,
    discarded: (account: string) =>
      `The payment plan of account ${account} was discarded: it had not begun, and one of its bills was paid separately or withdrawn.`,
    see: 'See the plan',
    notYou: (phone: string) => (phone ? `If you do not recognise this, call us: ${phone}.` : ''),
  },
} satisfies PlansText;
