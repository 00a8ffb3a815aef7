import { type Identity, requireScope } from '../../../shared/auth/identity.ts';
import { badInput } from '../../../shared/errors/errors.ts';
import { readPageArguments } from '../../../shared/graphql/connection.ts';
import { publisherName } from '../../../shared/names/publisher-name.ts';
import { reporterName } from '../../../shared/names/read-bylines.ts';
import { sectionName } from '../../../shared/names/section-name.ts';
import { findRegionByCode } from '../../../shared/regions.ts';
import type { ListRequest, ListScope } from '../store/list-query.ts';
import type { Audience } from '../store/repository.ts';
import type { ArticleFilter, QueryArticlesArgs } from '../types/schema.generated.ts';

const MAX_NAME_LENGTH = 300;

/** Whether the caller sees drafts, scheduled and archived articles. */
export function audienceOf(identity: Identity | undefined): Audience {
  const sees = identity?.scopes.has('articles:write') || identity?.scopes.has('articles:publish');
  return sees ? 'editors' : 'readers';
}

/**
 * Reads the arguments of `Query.articles`.
 *
 * @throws BAD_USER_INPUT for an invalid argument, UNAUTHENTICATED or FORBIDDEN for a status that the caller may not see
 */
export function readListArguments(args: QueryArticlesArgs, identity: Identity | undefined): ListRequest {
  const order = args.orderBy ?? 'PUBLISHED_AT_DESC';
  const scope = readFilter(args.filter ?? {});
  if (scope.status !== 'PUBLISHED' && audienceOf(identity) === 'readers') requireScope(identity, 'articles:write');
  return { scope, order, page: readPageArguments(args, order) };
}

/**
 * Reads the filter of lists and of searches, which find published articles only.
 *
 * @throws BAD_USER_INPUT for an invalid field
 */
export function readFilter(filter: Partial<ArticleFilter>): ListScope {
  const {
    section,
    includeSubsections,
    tag,
    reporter,
    regionCode,
    publisher,
    publishedFrom,
    publishedBefore,
    status,
    isBreaking,
  } = filter;
  if (regionCode != null && !findRegionByCode(regionCode)) {
    throw badInput('filter.regionCode', JSON.stringify(regionCode.slice(0, 80)), 'an ISO 3166-2:KR code');
  }
  if (publishedFrom && publishedBefore && publishedFrom >= publishedBefore) {
    throw badInput('filter.publishedBefore', publishedBefore.toISOString(), `after ${publishedFrom.toISOString()}`);
  }
  return {
    status: status ?? 'PUBLISHED',
    ...name(includeSubsections ? 'sectionTree' : 'section', section, sectionName),
    ...name('tag', tag),
    ...name('reporter', reporter, reporterName),
    ...(regionCode != null && { regionCode }),
    ...name('publisher', publisher, publisherName),
    ...(isBreaking && { isBreaking }),
    ...(publishedFrom && { publishedFrom }),
    ...(publishedBefore && { publishedBefore }),
  };
}

function name(
  field: 'section' | 'sectionTree' | 'tag' | 'reporter' | 'publisher',
  value: string | null | undefined,
  normalForm?: (text: string) => string,
): Partial<ListScope> {
  if (value == null) return {};
  return { [field]: readName(`filter.${field === 'sectionTree' ? 'section' : field}`, value, normalForm) };
}

/**
 * Reads the name of a section, tag, reporter or publisher in its normal form.
 *
 * @throws BAD_USER_INPUT for a text that is too long to be a name
 */
export function readName(argument: string, value: string, normalForm = (text: string) => text): string {
  // Before normalizing, which takes quadratic time on a long run of combining marks.
  if (value.length > 3 * MAX_NAME_LENGTH)
    throw badInput(argument, `${value.length} characters`, `up to ${MAX_NAME_LENGTH}`);
  return normalForm(value.normalize('NFC').trim());
}
