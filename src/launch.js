// Plain JavaScript: a Node that cannot read the sources, or would crash in SQLite, must still be able to say so.
const MINIMUM_NODE = 24;
const EX_CONFIG = 78;

if (Number(process.versions.node.split('.')[0]) < MINIMUM_NODE) {
  console.error(`Ventanilla needs Node ${MINIMUM_NODE} or newer; this is ${process.version}.`);
  console.error('Use "npm start" or "npm run portal": on Linux the right Node comes with "npm ci".');
  process.exit(EX_CONFIG);
}

const [entry = 'main.ts'] = process.argv.splice(2, 1);
await import(new URL(entry, import.meta.url).href);
