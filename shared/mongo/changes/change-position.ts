import { badInput, userError } from '../../errors/errors.ts';
import type { ResumePoint } from '../../graphql/resumption.ts';

/** The position of a change among the changes of its collection. */
export interface ChangePosition {
  /** When it was written, by the server's cluster time. */
  readonly time: bigint;
  /**
   * The ordinal among the changes of that time, from 1: changes of one transaction share a time. 0 is before all of
   * them.
   */
  readonly ordinal: number;
}

/** The position from which a listener resumes. */
export interface ListenFrom extends ChangePosition {
  /** How many events of the change itself its reader has; 0 means all of them. */
  readonly part: number;
}

export function isAfter(one: ChangePosition, other: ChangePosition): boolean {
  return one.time === other.time ? one.ordinal > other.ordinal : one.time > other.time;
}

/** An opaque token for the position of a change. It holds no data, so it needs no secret. */
export function writeResumeToken(collection: string, { time, ordinal }: ChangePosition): string {
  return Buffer.from(`${collection}:${time.toString(36)}:${ordinal.toString(36)}`).toString('base64url');
}

/** The tolerated clock skew between servers and this process. */
const CLOCK_SKEW_MS = 60_000;
const TOKEN = /^([\w-]{8,200})(?:\.([1-9]\d{0,3}))?$/;

/**
 * Parses a token that a client has sent.
 * @throws BAD_USER_INPUT when it is not a token of this collection
 */
export function readResumeToken(collection: string, { after }: ResumePoint): ListenFrom {
  const [, encoded = '', part = '0'] = TOKEN.exec(after) ?? [];
  const text = Buffer.from(encoded, 'base64url').toString();
  const [, time, ordinal] = /:([0-9a-z]{1,13}):([0-9a-z]{1,6})$/.exec(text) ?? [];
  if (time === undefined || ordinal === undefined || text !== `${collection}:${time}:${ordinal}`) throw notOurs(after);
  const position = { time: readBase36(time), ordinal: Number.parseInt(ordinal, 36), part: Number(part) };
  if (ageOf(position) < -CLOCK_SKEW_MS) throw notOurs(after);
  return position;
}

/** @throws SUBSCRIPTION_RESUME_TOO_OLD */
export function checkAge(position: ChangePosition, { within }: ResumePoint): void {
  // Cluster time is in whole seconds.
  if (ageOf(position) >= within + 1_000) throw resumeTooOld('the event is older than subscriptions.resumeWindow');
}

const ageOf = ({ time }: ChangePosition) => Date.now() - Number(time >> 32n) * 1_000;

/** The client has to query the current state, and subscribe again. */
export function resumeTooOld(why: string) {
  return userError(
    'SUBSCRIPTION_RESUME_TOO_OLD',
    `The subscription cannot resume after extensions.resume.after: ${why}`,
  );
}

function notOurs(after: string) {
  return badInput('extensions.resume.after', JSON.stringify(after.slice(0, 80)), 'the token of an event of this field');
}

function readBase36(text: string): bigint {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value;
}
