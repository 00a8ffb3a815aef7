/**
 * How a client resumes a subscription. An event of a subgraph that supports it has a token at {@link RESUME_TOKEN},
 * which clients get as `extensions.resume.token`. A subscription that sends it as `extensions.resume.after` starts with
 * the next event.
 */

/** The position from which a subscription resumes. */
export interface ResumePoint {
  /** The token of the last event that the client has. */
  readonly after: string;
  /** The maximum age of that event, in milliseconds. */
  readonly within: number;
}

/** The property of an event that a `subscribe` resolver yields which holds its token. */
export const RESUME_TOKEN = Symbol('resume token');

/** An event after which a subscription can resume. */
export interface ResumableEvent {
  readonly [RESUME_TOKEN]?: string;
}

/**
 * Returns the position of a stream's reader: a token after which the reader has missed nothing; undefined while an
 * event is in flight to it. It advances even when there are no events.
 */
export const RESUME_POSITION = Symbol('resume position');

/** A stream of events that reports its reader's position. */
export interface PositionedEvents {
  readonly [RESUME_POSITION]?: () => string | undefined;
}

/** For several events derived from one change: every token but the last has the number of events already sent. */
export function partOfToken(token: string, part: number): string {
  return `${token}.${part}`;
}
