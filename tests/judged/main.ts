import { judgeSearch } from './judge-search.ts';
import { judgeWordlist } from './judge-wordlist.ts';
import { printRates } from './print-rates.ts';

/** `npm run judge`: how well the default wordlist decides, and the search finds, on tables of our own. */
printRates([...judgeWordlist(), ...(await judgeSearch())]);
