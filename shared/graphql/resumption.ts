/**
 * How a subscription goes on where an earlier one was cut off. An event of a subgraph that offers it carries a token at
 * {@link RESUME_TOKEN}, which clients get as `extensions.resume.token`; a subscription that names it as
 * `extensions.resume.after` begins with the event that follows.
 */

/** From where a subscription goes on. */
export interface ResumePoint {
  /** The token of the last event that the client has. */
  readonly after: string;
  /** How old that event may be, in milliseconds. */
  readonly within: number;
}

/** Where an event that a `subscribe` resolver yields has its token. */
export const RESUME_TOKEN = Symbol('resume token');

/** An event after which a subscription can go on. */
export interface ResumableEvent {
  readonly [RESUME_TOKEN]?: string;
}

/**
 * Where a stream of events tells how far its reader has come, by a token after which nothing was missed; undefined while
 * an event is on its way to them. It moves on also when no event does.
 */
export const RESUME_POSITION = Symbol('resume position');

/** A stream of events that tells how far its reader has come. */
export interface PositionedEvents {
  readonly [RESUME_POSITION]?: () => string | undefined;
}

/** Of several events that are read off one change: the token of each but the last says how many of them came. */
export function partOfToken(token: string, part: number): string {
  return `${token}.${part}`;
}
