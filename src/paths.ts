import { fileURLToPath } from 'node:url';

const root = (folder: string) => fileURLToPath(new URL(`../${folder}`, import.meta.url));

/** Folders of the installation itself, wherever it was started from. */
export const paths = {
  views: root('views'),
  static: root('static'),
  modules: root('node_modules'),
};
