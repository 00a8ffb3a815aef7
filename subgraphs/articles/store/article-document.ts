import { createHash } from 'node:crypto';
import type { ImageBlock } from '../types/image-block.ts';

/** The documents of this subgraph: current articles, and their previous contents. */

export type Mark = 'STRONG' | 'EMPHASIS';

/** A run of a paragraph's text that has one form; line breaks are `\n` in it. */
export interface Span {
  readonly text: string;
  /** In the order of `MARKS`, each once. */
  readonly marks: readonly Mark[];
  readonly url: string | null;
}

export interface TableCell {
  readonly text: string;
  readonly isHeader: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
}

export type Block =
  /** `spans` has the forms of the text, and is absent where it has none: nearly all paragraphs are plain. */
  | { readonly kind: 'Paragraph'; readonly text: string; readonly spans?: readonly Span[] }
  | { readonly kind: 'Heading'; readonly text: string; readonly level: number }
  | ImageBlock
  | { readonly kind: 'Quote'; readonly text: string; readonly attribution: string | null }
  | { readonly kind: 'List'; readonly items: string[]; readonly ordered: boolean }
  | { readonly kind: 'Table'; readonly caption: string | null; readonly rows: readonly TableRow[] }
  | { readonly kind: 'Embed'; readonly url: string; readonly title: string | null };

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** The content that an editor or an importer provides; all other fields are derived from it. */
export interface ArticleContent {
  readonly slug: string;
  readonly url: string | null;
  readonly headline: string;
  readonly subheadlines: string[];
  readonly bylines: { readonly name: string; readonly role: string | null; readonly email: string | null }[];
  readonly dateline: string | null;
  readonly section: string | null;
  readonly publisher: { readonly name: string; readonly englishName: string | null };
  readonly body: Block[];
  /** The image that its editors chose to stand for it. */
  readonly leadImage: ImageBlock | null;
  /** The copyright line as printed. */
  readonly copyright: string | null;
  readonly tags: string[];
  readonly regionCodes: string[];
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** Derived when the content is written, so that lists need not read bodies. */
export interface DerivedFields {
  /** Compares URLs; see `articleAddressKey`. Null without a URL, and for a stored article whose URL another one has. */
  readonly urlKey: string | null;
  /** A hash of the content, to detect an unchanged upsert without comparing texts. */
  readonly contentHash: string;
  /** The start of the text, long enough for every excerpt. */
  readonly lead: string;
  readonly wordCount: number;
  readonly readingTimeMinutes: number;
  /** The section and those above it. Absent, as `cover`, where an earlier version wrote the article. */
  readonly sectionPath?: string[];
  /** The image that stands for it: the chosen one, or one of the body. */
  readonly cover?: ImageBlock | null;
  /** See search-terms.ts. */
  readonly searchTerms: string[];
}

export type ArticleStatus = 'DRAFT' | 'SCHEDULED' | 'PUBLISHED' | 'ARCHIVED';

/** The author of a change, from the token. */
export interface Editor {
  readonly id: string;
  readonly name: string | null;
}

/** When a content was written, and by whom. */
export interface Saved {
  readonly savedAt: Date;
  readonly savedBy: Editor | null;
}

export interface ArticleDocument extends ArticleContent, DerivedFields, Saved {
  readonly _id: string;
  readonly status: ArticleStatus;
  readonly revision: number;
  /** When readers first saw it; null if they never have. */
  readonly liveAt: Date | null;
  /** Whether it is marked as breaking news; absent for nearly all articles. */
  readonly isBreaking?: boolean;
  /** When it is archived by itself; absent for nearly all articles. */
  readonly expiresAt?: Date | null;
}

/** A replaced content. The current one is in the article itself. */
export interface RevisionDocument extends Saved {
  /** `<article>@<revision>`. */
  readonly _id: string;
  readonly articleId: string;
  readonly revision: number;
  readonly content: ArticleContent;
}

export const CONTENT_FIELDS = [
  'slug',
  'url',
  'headline',
  'subheadlines',
  'bylines',
  'dateline',
  'section',
  'publisher',
  'body',
  'leadImage',
  'copyright',
  'tags',
  'regionCodes',
  'publishedAt',
  'updatedAt',
] as const satisfies readonly (keyof ArticleContent)[];

/** The content of an article that was read whole. */
export function contentOf(article: ArticleContent): ArticleContent {
  return Object.fromEntries(CONTENT_FIELDS.map(field => [field, article[field]])) as unknown as ArticleContent;
}

/** Fields that stored hashes may be older than. */
const LATER_FIELDS: readonly (keyof ArticleContent)[] = ['copyright', 'leadImage'];

/** Equal contents have equal hashes. Those from before a field stay valid for contents without it. */
export function contentHashOf(content: ArticleContent): string {
  const fields = Object.entries(contentOf(content));
  const isHashed = ([field, value]: [string, unknown]) =>
    value != null || !LATER_FIELDS.includes(field as keyof ArticleContent);
  const later = ([field]: [string, unknown]) => Number(LATER_FIELDS.includes(field as keyof ArticleContent));
  const hashed = Object.fromEntries(fields.filter(isHashed).sort((a, b) => later(a) - later(b)));
  return createHash('sha256').update(JSON.stringify(hashed)).digest('base64url');
}

/** The document fields that a read returns. `'all'` reads everything except search terms. */
export type ArticleFields = 'all' | readonly (keyof ArticleDocument)[];
