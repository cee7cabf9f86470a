import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { type Config, ConfigError, readConfig } from '../../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-config-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'a secret that is surely long enough';
const DEMO = { DATA_DIR: folder, PORTAL_SECRET: SECRET };
const PRODUCTION = {
  ...DEMO,
  PORTAL_ENV: 'production',
  BASE_URL: 'https://portal.example',
  PAYMENT_PLATFORM: 'mercadopago',
  MERCADOPAGO_ACCESS_TOKEN: 'token',
  MERCADOPAGO_WEBHOOK_SECRET: 'secret',
  MAIL_URL: 'smtps://mail.example',
  MAIL_FROM: 'Aguas <portal@aguas.example>',
};

function problemsOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
}

test('without any variable the demo runs on this machine only', () => {
  const config = readConfig({ DATA_DIR: folder });
  const { port, host, baseUrl, production, demoData, platform, retryMinutes, mailUrl, trustedProxies } =
    config;
  assert.deepEqual(
    { port, host, baseUrl, production, demoData, platform, retryMinutes, mailUrl, trustedProxies },
    {
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      production: false,
      demoData: true,
      platform: 'test',
      retryMinutes: 30,
      mailUrl: null,
      trustedProxies: [],
    },
  );
  assert.deepEqual([config.mercadopago, config.stripe], [null, null]);
  const { timeZone, currency, locale, accountProof, testFaults, startAt, alertEmail } = config;
  assert.deepEqual(
    { timeZone, currency, locale, accountProof, testFaults, startAt, alertEmail },
    {
      timeZone: 'America/Argentina/Mendoza',
      currency: 'ARS',
      locale: 'es-AR',
      accountProof: 'surname+postcode',
      testFaults: [],
      startAt: null,
      alertEmail: null,
    },
  );
});

const READ: [env: Record<string, string>, expected: Partial<Config>][] = [
  [{ PORT: '8080' }, { port: 8080, baseUrl: 'http://localhost:8080' }],
  [{ HOST: '::' }, { host: '::' }],
  [{ BASE_URL: 'http://portal.example/' }, { baseUrl: 'http://portal.example' }],
  [{ TRUSTED_PROXIES: ' 10.0.0.1, ,fd00::1' }, { trustedProxies: ['10.0.0.1', 'fd00::1'] }],
  [{ DEMO: '0' }, { demoData: false }],
  [{ DEMO: '1' }, { demoData: true }],
  [{ PAYMENT_RETRY_MINUTES: '0' }, { retryMinutes: 0 }],
  [
    { MAIL_URL: 'smtp://localhost:25', MAIL_FROM: 'a@b.c' },
    { mailUrl: 'smtp://localhost:25', mailFrom: 'a@b.c' },
  ],
  [{ ALERT_EMAIL: 'ops@aguas.example' }, { alertEmail: 'ops@aguas.example' }],
  [
    { TZ_UTILITY: 'America/Santiago', CURRENCY: 'CLP', LOCALE: 'es-CL' },
    { timeZone: 'America/Santiago', currency: 'CLP', locale: 'es-CL' },
  ],
  [{ ACCOUNT_PROOF: 'invoice' }, { accountProof: 'invoice' }],
  [{ TEST_PLATFORM_FAULTS: 'lose-notice, late-notice' }, { testFaults: ['lose-notice', 'late-notice'] }],
  [{ NOW: '2026-11-22T09:00:00-03:00' }, { startAt: new Date('2026-11-22T12:00:00Z') }],
  [
    {
      PAYMENT_PLATFORM: 'mercadopago',
      MERCADOPAGO_ACCESS_TOKEN: 'APP_USR-1',
      MERCADOPAGO_WEBHOOK_SECRET: 'of the panel',
      STRIPE_SECRET_KEY: 'unused',
    },
    {
      platform: 'mercadopago',
      mercadopago: {
        accessToken: 'APP_USR-1',
        webhookSecret: 'of the panel',
        collector: null,
        api: 'https://api.mercadopago.com',
      },
      stripe: null,
    },
  ],
  [
    {
      PAYMENT_PLATFORM: 'stripe',
      STRIPE_SECRET_KEY: 'sk_test_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_1',
      STRIPE_API: 'http://127.0.0.1:4000/',
    },
    {
      platform: 'stripe',
      stripe: { secretKey: 'sk_test_1', webhookSecret: 'whsec_1', api: 'http://127.0.0.1:4000' },
      mercadopago: null,
    },
  ],
  [
    { LOG_LEVEL: 'debug', PORT: '' },
    { logLevel: 'debug', port: 3000 },
  ],
  [{ DATA_DIR: 'relative' }, { dataDir: resolve('relative') }],
];
for (const [env, expected] of READ) {
  test(`${JSON.stringify(env)} is understood`, () => {
    const config = readConfig({ ...DEMO, ...env });
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(config[name as keyof Config], value, name);
  });
}

const WRONG: Record<string, string[]> = {
  PORT: ['abc', '-1', '70000', '3.5'],
  BASE_URL: [
    'portal.example',
    'ftp://portal.example',
    'https://portal.example/portal',
    'https://portal.example/?a',
  ],
  PORTAL_ENV: ['staging'],
  PORTAL_SECRET: ['short', 'demo'],
  TRUSTED_PROXIES: ['proxy.internal', '10.0.0.0/8', '10.0.0.1;10.0.0.2'],
  DEMO: ['yes'],
  PAYMENT_PLATFORM: ['paypal'],
  MERCADOPAGO_ACCESS_TOKEN: ['two words', 'línea'],
  STRIPE_SECRET_KEY: ['sk test'],
  MERCADOPAGO_API: [
    'api.mercadopago.com',
    'http://api.mercadopago.com',
    'ftp://localhost',
    'http://10.0.0.1',
  ],
  STRIPE_API: ['http://127.0.0.1.example', 'https://user:pass@api.stripe.com', 'https://api.stripe.com/?a=1'],
  PAYMENT_RETRY_MINUTES: ['-1', 'soon', '0.5'],
  MAIL_URL: ['mail.example', 'https://mail.example'],
  TZ_UTILITY: ['Mendoza'],
  CURRENCY: ['pesos', 'ars'],
  LOCALE: ['español', 'xx-XX'],
  ACCOUNT_PROOF: ['none'],
  TEST_PLATFORM_FAULTS: ['explode'],
  NOW: ['today', '2026-13-01T00:00:00Z'],
  LOG_LEVEL: ['loud'],
};
for (const [name, values] of Object.entries(WRONG)) {
  test(`a wrong ${name} is told by its name, and its value is not repeated`, () => {
    for (const value of values) {
      const problems = problemsOf({ ...DEMO, [name]: value });
      assert.equal(problems.length, 1, value);
      assert.match(problems[0] ?? '', new RegExp(`^${name}\\b`));
    }
  });
}

test('all problems are told at once, those of production too', () => {
  const problems = problemsOf({
    PORTAL_ENV: 'production',
    PORT: 'x',
    MAIL_URL: 'y',
    CURRENCY: 'z',
    PORTAL_SECRET_FILE: '/none',
  });
  const names = problems.map((problem) => problem.split(/[.:]/)[0]).sort();
  assert.deepEqual(names, [
    'BASE_URL',
    'CURRENCY',
    'MAIL_FROM',
    'MAIL_URL',
    'PAYMENT_PLATFORM',
    'PORT',
    'PORTAL_SECRET',
    'PORTAL_SECRET_FILE',
  ]);
});

test('a production that has all it needs starts, without demo data', () => {
  const config = readConfig(PRODUCTION);
  assert.deepEqual(
    [config.production, config.demoData, config.baseUrl],
    [true, false, 'https://portal.example'],
  );
});

const REFUSED: [name: string, change: Record<string, string | undefined>][] = [
  ['PORTAL_SECRET', { PORTAL_SECRET: undefined }],
  ['PORTAL_SECRET', { PORTAL_SECRET: 'demo' }],
  ['PAYMENT_PLATFORM', { PAYMENT_PLATFORM: undefined }],
  ['PAYMENT_PLATFORM', { PAYMENT_PLATFORM: 'test' }],
  ['MAIL_URL', { MAIL_URL: undefined }],
  ['MAIL_FROM', { MAIL_FROM: '' }],
  ['BASE_URL', { BASE_URL: undefined }],
  ['BASE_URL', { BASE_URL: 'http://portal.example' }],
  ['DEMO', { DEMO: '1' }],
  ['NOW', { NOW: '2026-11-22T12:00:00Z' }],
  ['TEST_PLATFORM_FAULTS', { TEST_PLATFORM_FAULTS: 'lose-notice' }],
];
for (const [name, change] of REFUSED) {
  test(`production refuses ${JSON.stringify(change)}`, () => {
    const problems = problemsOf({ ...PRODUCTION, ...change });
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', new RegExp(`^${name}:`));
  });
}

for (const [platform, names] of Object.entries({
  mercadopago: ['MERCADOPAGO_ACCESS_TOKEN', 'MERCADOPAGO_WEBHOOK_SECRET'],
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
})) {
  test(`${platform} needs ${names.join(' and ')}, in the demo too, told with all else`, () => {
    const chosen = { ...DEMO, PAYMENT_PLATFORM: platform };
    const told = (env: Record<string, string>) =>
      problemsOf({ ...chosen, ...env }).map((problem) => problem.split(/[.:]/)[0]);
    assert.deepEqual(told({}), names);
    assert.deepEqual(told({ PORT: 'x' }), ['PORT', ...names]);
    for (const name of names) {
      const others = names.filter((other) => other !== name);
      assert.deepEqual(told({ [name]: 'given' }), others);
      assert.deepEqual(told({ [name]: '' }), names, 'empty is not given');
      const file = join(folder, name);
      writeFileSync(file, 'given\n');
      assert.deepEqual(told({ [`${name}_FILE`]: file }), others);
    }
    assert.deepEqual(told({ [names[0] ?? '']: 'two words' }), names, 'each is told once');
  });
}

test('Stripe is refused with a currency whose amounts it counts in another unit', () => {
  const env = { ...DEMO, PAYMENT_PLATFORM: 'stripe', STRIPE_SECRET_KEY: 'a', STRIPE_WEBHOOK_SECRET: 'b' };
  assert.deepEqual(problemsOf({ ...env, CURRENCY: 'USD' }), []);
  for (const CURRENCY of ['CLP', 'PYG', 'JPY', 'KWD'])
    assert.match(problemsOf({ ...env, CURRENCY }).join(), /^CURRENCY:/);
  assert.deepEqual(problemsOf({ ...DEMO, CURRENCY: 'CLP' }), []);
});

test('a secret may lie in a file, which wins', () => {
  const file = join(folder, 'from-file');
  writeFileSync(file, `${SECRET} in a file\n`);
  assert.equal(readConfig({ DATA_DIR: folder, PORTAL_SECRET_FILE: file }).secret, `${SECRET} in a file`);
  assert.equal(readConfig({ ...DEMO, PORTAL_SECRET_FILE: file }).secret, `${SECRET} in a file`);
  assert.equal(readConfig({ PORTAL_SECRET_FILE: file, ...DEMO }).secret, `${SECRET} in a file`);
  assert.deepEqual(problemsOf({ ...DEMO, PORTAL_SECRET_FILE: join(folder, 'none') }), [
    'PORTAL_SECRET_FILE: cannot be read (ENOENT)',
  ]);
  writeFileSync(file, '');
  assert.equal(problemsOf({ DATA_DIR: folder, PORTAL_SECRET_FILE: file }).length, 1);
});

test('variables of others are no business of ours, however they are called', () => {
  const env = {
    ...DEMO,
    HOME: '/root',
    SOME_FILE: '/none',
    constructor_FILE: '/none',
    npm_config_FILE: '/none',
  };
  assert.deepEqual(problemsOf(env), []);
});

test('the demo makes a secret of its own and keeps it, for its owner only', () => {
  const dataDir = join(folder, 'new');
  const first = readConfig({ DATA_DIR: dataDir }).secret;
  assert.ok(first.length >= 32);
  assert.equal(readConfig({ DATA_DIR: dataDir }).secret, first);
  assert.notEqual(readConfig({ DATA_DIR: join(folder, 'other') }).secret, first);
  assert.equal(statSync(join(dataDir, 'secret')).mode & 0o777, 0o600);
  assert.equal(readFileSync(join(dataDir, 'secret'), 'utf8'), first);
});
