import './kit/environment/small-heap.ts';
import type { Command } from './commands/command.ts';
import { complain, EXIT, say } from './commands/command.ts';
import { ConfigError, readConfig } from './config.ts';

/** The operator's commands, in the order in which they are listed; each is loaded when it is asked for. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  import: async () => (await import('./commands/import.ts')).importCommand,
  migrate: async () => (await import('./commands/database.ts')).migrateCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/backup.ts')).restoreCommand,
  platform: async () => (await import('./commands/platform.ts')).platformCommand,
  payments: async () => (await import('./commands/payments.ts')).paymentsCommand,
  reconcile: async () => (await import('./commands/reconcile.ts')).reconcileCommand,
  settlement: async () => (await import('./commands/settlement.ts')).settlementCommand,
  debits: async () => (await import('./commands/debits.ts')).debitsCommand,
  kiosk: async () => (await import('./commands/kiosk.ts')).kioskCommand,
  demo: async () => (await import('./commands/database.ts')).demoCommand,
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const load = name && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!name || !load) {
    const asked = name === '--help' || name === 'help';
    if (name && !asked) complain(`No existe la orden «${name}».\n`);
    (asked ? say : complain)(await usage());
    return asked ? EXIT.done : EXIT.usage;
  }
  const command = await load();
  if (args.includes('--help')) {
    return say(`npm run portal -- ${name} ${command.arguments}\n\n${command.help}`);
  }
  try {
    const code = await command.run(readConfig(), args);
    if (code === EXIT.usage) complain(await usage());
    return code;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(error.message);
    return EXIT.configuration;
  }
}

async function usage(): Promise<string> {
  const rows: string[] = [];
  for (const [name, load] of Object.entries(COMMANDS)) {
    const c = await load();
    const [first = ''] = c.help.split('\n');
    const head = `  ${name} ${c.arguments}`.padEnd(18);
    rows.push(head.length > 18 ? `${head}\n${' '.repeat(18)}${first}` : `${head}${first}`);
  }
  return ['npm run portal -- COMANDO [--help]', '', ...rows].join('\n');
}
