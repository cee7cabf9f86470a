import type { Config } from '../config.ts';
import { clockOf } from '../config.ts';
import { KIOSK_ACTIVATION } from '../http/client/kiosk.ts';
import type { Kiosks } from '../kiosk/store.ts';
import { createKiosks } from '../kiosk/store.ts';
import { localDate } from '../kit/intl/zone.ts';
import type { Command } from './command.ts';
import { EXIT, missing, refuse, say } from './command.ts';
import { withDatabase } from './database.ts';

export const kioskCommand: Command = {
  arguments: 'add NOMBRE | list | remove NOMBRE',
  help: [
    'Computadoras del local. El portal puede seguir abierto.',
    '  add NOMBRE     da de alta una y muestra su página de inicio, una sola vez',
    '  list           las que están en uso',
    '  remove NOMBRE  da de baja una, por su nombre o su número',
  ].join('\n'),
  run: (config, [action, ...words]) => {
    const name = words.join(' ').trim();
    const named = action === 'add' || action === 'remove';
    if (named ? !name : action !== 'list') return Promise.resolve(missing());
    return withDatabase(config, async ({ db }) => {
      const kiosks = createKiosks(db, clockOf(config));
      if (!named) return await list(kiosks, config);
      return action === 'add' ? await add(kiosks, config, name) : await remove(kiosks, name);
    });
  },
};

async function add(kiosks: Kiosks, config: Config, name: string): Promise<number> {
  const known = await kiosks.list();
  if (known.some((kiosk) => kiosk.name === name))
    return refuse(`Ya hay una computadora que se llama ${name}.`);
  const { key } = await kiosks.add(name);
  say(`Computadora del local: ${name}. Su página de inicio, que no se vuelve a mostrar:`);
  return say(`${config.baseUrl}${KIOSK_ACTIVATION}${key}`);
}

async function list(kiosks: Kiosks, { timeZone }: Config): Promise<number> {
  for (const { id, name, createdAt } of await kiosks.list())
    say(`${id}  ${localDate(createdAt, timeZone)}  ${name}`);
  return EXIT.done;
}

async function remove(kiosks: Kiosks, nameOrId: string): Promise<number> {
  const removed = await kiosks.remove(nameOrId);
  if (!removed) return refuse(`No hay ninguna computadora en uso que se llame ${nameOrId}.`);
  return say(`Computadora dada de baja: ${removed.name}.`);
}
