import { secret, text } from '../../shared/settings/kinds.ts';

/** `secret`, since the address may hold a password. */
const uri = secret({
  variable: 'MONGODB_URI',
  expected: 'an address that begins with mongodb:// or mongodb+srv://',
  description: 'A MongoDB replica set to use instead of starting one.',
});

export const database = {
  uri: {
    ...uri,
    read(found: unknown) {
      const address = uri.read(found);
      return address !== undefined && /^mongodb(\+srv)?:\/\/[^/]/.test(address) ? address : undefined;
    },
  },
  mongodPath: text({ variable: 'MONGOD_PATH', shownDefault: 'mongod on PATH', description: 'A mongod to run.' }),
  secantusdPath: text({
    variable: 'SECANTUSD_PATH',
    shownDefault: 'secantusd-rs on PATH',
    description: 'A SecantusDB server to run.',
  }),
  dataDirectory: text({
    variable: 'NEWSGRAPH_DATA',
    default: '.newsgraph',
    description: 'Folder for the embedded database and the keys.',
  }),
  cacheDirectory: text({
    variable: 'NEWSGRAPH_CACHE',
    shownDefault: 'NEWSGRAPH_DATA',
    description: 'Folder for downloaded database programs, which several data folders may share.',
  }),
};
