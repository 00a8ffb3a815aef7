import { publisherName } from '../../../shared/names/publisher-name.ts';
import { readBylines } from '../../../shared/names/read-bylines.ts';
import { sectionName } from '../../../shared/names/section-name.ts';
import type { ArticleContent } from './article-document.ts';

/** The stored forms of names, which lookups and lists compare: one reporter, publisher or section has one. */

type Byline = ArticleContent['bylines'][number];

/** `김하나 기자` as a name is the reporter 김하나 with the role 기자; `김하나·박둘 기자` are two reporters. */
export function normalBylines(bylines: readonly Byline[]): Byline[] {
  return bylines.flatMap(byline => {
    const parsed = readBylines(byline.name);
    if (parsed === undefined) return [byline];
    const isOne = parsed.length === 1;
    return parsed.map(({ name, role, email }) => ({
      name,
      role: (isOne ? byline.role : null) ?? role ?? byline.role,
      email: (isOne ? byline.email : null) ?? email ?? null,
    }));
  });
}

export function normalPublisher({ name, englishName }: ArticleContent['publisher']): ArticleContent['publisher'] {
  return { name: publisherName(name), englishName };
}

export function normalSection(section: string | null): string | null {
  return section === null ? null : sectionName(section) || null;
}
