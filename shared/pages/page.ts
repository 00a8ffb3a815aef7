/** A page of the text page format (docs/page-format.md), as one value. All texts are trimmed, single-spaced NFC. */
export interface Page {
  readonly masthead: Masthead;
  /** All 17 regions, in the order of the page's strip. */
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

export interface RegionReading {
  /** The region's code, `KR-` and two digits. */
  readonly code: string;
  /** The region's short Korean name. */
  readonly name: string;
  readonly grade: GradeLetter;
  /** Degrees Celsius, -60 to 60; absent if the strip prints none. */
  readonly temperature?: number;
  /** What the grade measures, as printed, for example 미세먼지. */
  readonly measure: string;
}

export interface PageArticle {
  /** 1 to 300 characters. */
  readonly headline: string;
  readonly subheadlines: readonly string[];
  readonly bylines: readonly PageByline[];
  /** The text in the square brackets before the first paragraph, without the brackets. */
  readonly dateline?: string;
  /** The breadcrumb after 홈, levels joined by ` > `. */
  readonly section?: string;
  /** 승인, RFC 3339 at +09:00. */
  readonly approvedAt: string;
  /** 수정, RFC 3339 at +09:00; never before `approvedAt`. */
  readonly updatedAt?: string;
  readonly publisher: PagePublisher;
  /** Blocks in page order; pictures printed above the dateline come first. */
  readonly blocks: readonly PageBlock[];
  readonly shareLine: string;
  /** The line beginning with 저작권자, ⓒ or © beside the publisher line. */
  readonly copyright?: string;
}

export interface PageByline {
  readonly name: string;
  /** As printed, for example 기자 or 선임기자. */
  readonly role: string;
  readonly email?: string;
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
  /** The text in the angle brackets at the caption's end; captions are recognized by it, so it is never absent. */
  readonly credit: string;
}

interface PageList {
  readonly kind: 'list';
  readonly items: readonly string[];
}

export interface PageComments {
  readonly count: number;
  readonly isClosed: boolean;
  /** The lines of the comment box other than its labels, in page order. */
  readonly notices: readonly string[];
}
