import { type DocumentNode, print, stripIgnoredCharacters } from 'graphql';

export function printCompact(document: DocumentNode): string {
  return stripIgnoredCharacters(print(document));
}
