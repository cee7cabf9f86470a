import { work } from '../../support/proof/worker.ts';
import { search } from './property.ts';

await work(search, 5);
