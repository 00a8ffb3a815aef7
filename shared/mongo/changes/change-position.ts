import { badInput, userError } from '../../errors/errors.ts';
import type { ResumePoint } from '../../graphql/resumption.ts';

/** A change's place in the order of a collection's changes. */
export interface ChangePosition {
  /** When it was written, by the server's cluster time. */
  readonly time: bigint;
  /** Which of the changes of that time it is, from 1 on: those of a transaction have one time. 0 is before all of them. */
  readonly ordinal: number;
}

/** Where a listener goes on. */
export interface ListenFrom extends ChangePosition {
  /** How many events of the change itself its reader has; 0 is all of them. */
  readonly part: number;
}

export function isAfter(one: ChangePosition, other: ChangePosition): boolean {
  return one.time === other.time ? one.ordinal > other.ordinal : one.time > other.time;
}

/** Names a change of a collection for clients, who can make nothing of it. It holds no data, so it needs no secret. */
export function writeResumeToken(collection: string, { time, ordinal }: ChangePosition): string {
  return Buffer.from(`${collection}:${time.toString(36)}:${ordinal.toString(36)}`).toString('base64url');
}

/** How far the clocks of servers and of this process may differ. */
const CLOCK_SKEW_MS = 60_000;
const TOKEN = /^([\w-]{8,200})(?:\.([1-9]\d{0,3}))?$/;

/**
 * Reads a token that a client has sent.
 * @throws BAD_USER_INPUT when it is not one of this collection
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
  // Cluster time counts whole seconds.
  if (ageOf(position) >= within + 1_000) throw resumeTooOld('it is older than subscriptions are resumed after');
}

const ageOf = ({ time }: ChangePosition) => Date.now() - Number(time >> 32n) * 1_000;

/** The client has to read the present state, and subscribe anew. */
export function resumeTooOld(why: string) {
  return userError(
    'SUBSCRIPTION_RESUME_TOO_OLD',
    `The subscription cannot go on after extensions.resume.after: ${why}`,
  );
}

function notOurs(after: string) {
  return badInput('extensions.resume.after', JSON.stringify(after.slice(0, 80)), 'a token of an event of this field');
}

function readBase36(text: string): bigint {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value;
}
