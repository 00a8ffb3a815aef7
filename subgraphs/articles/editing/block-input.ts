import { badInput } from '../../../shared/errors/errors.ts';
import type { Block } from '../store/article-document.ts';
import type { ArticleBlockInput } from '../types/schema.generated.ts';
import { readImage } from './image-input.ts';
import { blockText, bounded, LIMITS, line, optionalLine } from './input-texts.ts';
import { readParagraph } from './paragraph-input.ts';
import { readTable } from './table-input.ts';

/** @throws BAD_USER_INPUT that names the block, what was found and what was expected. */
export function readBody(body: readonly ArticleBlockInput[]): Block[] {
  if (body.length === 0) throw badInput('input.body', 'an empty list', 'at least one block');
  return bounded('input.body', body, LIMITS.blocks).map((block, i) => readBlock(`input.body[${i}]`, block));
}

type BlockField = keyof ArticleBlockInput;

type BlockInputs = { readonly [Field in BlockField]-?: NonNullable<ArticleBlockInput[Field]> };

/** A reader for each type of block; a type that is added to the schema does not compile without one. */
const READERS: { readonly [Field in BlockField]: (path: string, given: BlockInputs[Field]) => Block } = {
  paragraph: readParagraph,
  heading(path, heading) {
    const level = heading.level ?? 2;
    if (level < 2 || level > 6) throw badInput(`${path}.level`, String(level), '2 to 6');
    return { kind: 'Heading', text: line(`${path}.text`, heading.text), level };
  },
  image: readImage,
  quote: (path, words) => ({
    kind: 'Quote',
    text: blockText(`${path}.text`, words.text),
    attribution: optionalLine(`${path}.attribution`, words.attribution),
  }),
  list(path, { items, ordered }) {
    if (items.length === 0) throw badInput(`${path}.items`, 'an empty list', 'at least one entry');
    const entries = bounded(`${path}.items`, items, LIMITS.items);
    return {
      kind: 'List',
      items: entries.map((item, i) => blockText(`${path}.items[${i}]`, item)),
      ordered: ordered ?? false,
    };
  },
  table: readTable,
  embed: (path, { url, title }) => ({ kind: 'Embed', url, title: optionalLine(`${path}.title`, title) }),
};

function readBlock(path: string, input: ArticleBlockInput): Block {
  const given = (Object.keys(READERS) as BlockField[]).filter(name => input[name] != null);
  const [field] = given;
  if (field === undefined || given.length > 1) {
    throw badInput(path, given.join(' and ') || 'no field', `exactly one of ${Object.keys(READERS).join(', ')}`);
  }
  return readField(`${path}.${field}`, field, input as BlockInputs);
}

/** Generic, so that the reader and the value are of the same type of block. */
function readField<Field extends BlockField>(path: string, field: Field, input: BlockInputs): Block {
  return READERS[field](path, input[field]);
}
