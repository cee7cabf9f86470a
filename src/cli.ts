import { backupCommand, restoreCommand } from './commands/backup.ts';
import type { Command } from './commands/command.ts';
import { complain, EXIT, say } from './commands/command.ts';
import { demoCommand, migrateCommand } from './commands/database.ts';
import { debitsCommand } from './commands/debits.ts';
import { importCommand } from './commands/import.ts';
import { kioskCommand } from './commands/kiosk.ts';
import { paymentsCommand } from './commands/payments.ts';
import { platformCommand } from './commands/platform.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { settlementCommand } from './commands/settlement.ts';
import { ConfigError, readConfig } from './config.ts';

/** The operator's commands, in the order in which they are listed. */
const COMMANDS: Record<string, Command> = {
  import: importCommand,
  migrate: migrateCommand,
  backup: backupCommand,
  restore: restoreCommand,
  platform: platformCommand,
  payments: paymentsCommand,
  reconcile: reconcileCommand,
  settlement: settlementCommand,
  debits: debitsCommand,
  kiosk: kioskCommand,
  demo: demoCommand,
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const command = name && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!name || !command) {
    const asked = name === '--help' || name === 'help';
    if (name && !asked) complain(`No existe la orden «${name}».\n`);
    (asked ? say : complain)(usage());
    return asked ? EXIT.done : EXIT.usage;
  }
  if (args.includes('--help')) {
    return say(`npm run portal -- ${name} ${command.arguments}\n\n${command.help}`);
  }
  try {
    const code = await command.run(readConfig(), args);
    if (code === EXIT.usage) complain(usage());
    return code;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(error.message);
    return EXIT.configuration;
  }
}

function usage(): string {
  const rows = Object.entries(COMMANDS).map(([name, c]) => {
    const [first = ''] = c.help.split('\n');
    const head = `  ${name} ${c.arguments}`.padEnd(18);
    return head.length > 18 ? `${head}\n${' '.repeat(18)}${first}` : `${head}${first}`;
  });
  return ['npm run portal -- COMANDO [--help]', '', ...rows].join('\n');
}
