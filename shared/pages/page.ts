import type { BylineParts } from '../names/read-bylines.ts';

/** A page of the text page format (docs/page-format.md), as one value. All texts are trimmed, single-spaced NFC. */
export interface Page {
  readonly masthead: Masthead;
  /** The regions of the page's strip, in its order; none for a page without a strip. */
  readonly regions: readonly RegionReading[];
  readonly article: PageArticle;
  readonly comments: PageComments;
  /** The comment count that the page states; equal to `comments.count`. */
  readonly sourceCommentCount: number;
}

export interface Masthead {
  /** The site's last edit (최종편집), RFC 3339 at +09:00. It is the time of the strip's readings. */
  readonly lastEditedAt: string;
  /** The words of the links later on the line. */
  readonly links: readonly string[];
}

/** A grade as the strip prints it, best to worst. */
export type GradeLetter = 'A' | 'B' | 'C' | 'D';

/** What a grade of the strip measures. */
export type StripMeasure = '통합대기' | '미세먼지' | '초미세먼지' | '오존' | '이산화질소' | '일산화탄소' | '아황산가스';

export interface RegionReading {
  /** The region's code, `KR-` and two digits. */
  readonly code: string;
  /** The region's short Korean name. */
  readonly name: string;
  /** Absent if the strip prints `-` or why nothing was measured. */
  readonly grade?: GradeLetter;
  /** Degrees Celsius, -60 to 60; absent if the strip prints none. */
  readonly temperature?: number;
  /** Absent only together with the grade. */
  readonly measure?: StripMeasure;
}

export interface PageArticle {
  /** 1 to 300 characters. */
  readonly headline: string;
  readonly subheadlines: readonly string[];
  /** The reporters under the headline, and those that sign the text, each once. */
  readonly bylines: readonly BylineParts[];
  /** The text in the square brackets before the first paragraph, without the brackets. */
  readonly dateline?: string;
  /** The breadcrumb after 홈, levels joined by ` > `. */
  readonly section?: string;
  /** 승인, or else 입력 or 등록; RFC 3339 at +09:00. */
  readonly approvedAt: string;
  /** 수정, RFC 3339 at +09:00; never before `approvedAt`. */
  readonly updatedAt?: string;
  readonly publisher: PagePublisher;
  /** Blocks in page order; pictures printed above the dateline come first. */
  readonly blocks: readonly PageBlock[];
  /** The words of the line of #tags under the text. */
  readonly tags: readonly string[];
  /** The line beginning with 저작권자, ⓒ or © beside the publisher line. */
  readonly copyright?: string;
}

export interface PagePublisher {
  readonly name: string;
  readonly englishName?: string;
}

/** One block of the body. Quotations are paragraphs: block quotes are not visible in the text of a page. */
export type PageBlock = PageParagraph | PageHeading | PageImage | PageList;

interface PageParagraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

interface PageHeading {
  readonly kind: 'heading';
  readonly text: string;
  /** Always 2: levels are not visible in the text of a page. */
  readonly level: 2;
}

export interface PageImage {
  readonly kind: 'image';
  readonly caption: string;
  /** Who made or provided the picture, as printed at the caption's end; absent for a caption known by its ▲ alone. */
  readonly credit?: string;
}

interface PageList {
  readonly kind: 'list';
  readonly items: readonly string[];
}

export interface PageComments {
  readonly count: number;
  /** Absent if the page says neither 댓글쓰기 nor 댓글닫힘. */
  readonly isClosed?: boolean;
  /** The comments that the page shows, in page order; perhaps fewer than `count`. */
  readonly posts: readonly PageComment[];
}

export interface PageComment {
  readonly author: string;
  /** RFC 3339 at +09:00. */
  readonly createdAt: string;
  /** Its lines, joined by line breaks. */
  readonly text: string;
}
