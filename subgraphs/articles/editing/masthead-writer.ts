import { badInput } from '../../../shared/errors/errors.ts';
import type { Masthead, MastheadStore } from '../store/masthead-store.ts';
import type { RecordMastheadInput, UpsertOutcome } from '../types/schema.generated.ts';
import { readPublisher } from './article-input.ts';

const MAX_LINKS = 20;
const MAX_LINK_LENGTH = 40;

export type MastheadWriter = ReturnType<typeof createMastheadWriter>;

export function createMastheadWriter(store: MastheadStore) {
  return {
    /** @throws BAD_USER_INPUT for invalid input. */
    async record(input: RecordMastheadInput): Promise<UpsertOutcome> {
      const masthead = readMasthead(input);
      const { _id, lastEditedAt } = masthead;
      if (input.dryRun) {
        const known = await store.findOne(_id);
        const isLater = known?.lastEditedAt != null && known.lastEditedAt > lastEditedAt;
        return isLater ? 'UNCHANGED' : outcomeOf(known, masthead);
      }
      const before = await store.record(masthead, new Date());
      return before === undefined ? 'UNCHANGED' : outcomeOf(before, masthead);
    },
  };
}

function outcomeOf(before: Masthead | null, after: Masthead): UpsertOutcome {
  if (before?.lastEditedAt == null) return 'CREATED';
  return textOf(before) === textOf(after) ? 'UNCHANGED' : 'CHANGED';
}

const textOf = ({ englishName, lastEditedAt, links }: Masthead) =>
  JSON.stringify([englishName, lastEditedAt?.getTime(), links]);

function readMasthead(input: RecordMastheadInput): Masthead & { readonly lastEditedAt: Date } {
  const { name, englishName } = readPublisher(input.publisher);
  const links = input.links ?? [];
  if (links.length > MAX_LINKS) throw badInput('input.links', `${links.length} entries`, `up to ${MAX_LINKS}`);
  return { _id: name, englishName, lastEditedAt: input.lastEditedAt, links: links.map(readLink) };
}

function readLink(link: string, i: number): string {
  // Before normalizing, which takes quadratic time on a long run of combining marks.
  const name = link.length > 3 * MAX_LINK_LENGTH ? link : link.normalize('NFC').trim();
  if (name !== '' && name.length <= MAX_LINK_LENGTH) return name;
  throw badInput(`input.links[${i}]`, `${name.length} characters`, `1 to ${MAX_LINK_LENGTH}`);
}
