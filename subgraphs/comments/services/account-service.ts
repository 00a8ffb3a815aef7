import { randomUUID } from 'node:crypto';
import type { Identity } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import { badInput } from '../../../shared/errors/errors.ts';
import { isBlank, textFault } from '../../../shared/text/text-faults.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import { deleted, withStatus } from '../store/comment-changes.ts';
import { foldName, type UserDocument } from '../store/documents.ts';
import type { CommentRepository } from '../store/repository.ts';
import { Refusal, refuse } from './errors.ts';
import { userRefusal } from './intake.ts';
import { MESSAGES } from './messages.ts';

const MAX_NAME = 100;
const MAX_IGNORED = 1_000;
const MAX_ID = 256;
const MAX_ADDRESS = 2_048;
const BATCH = 200;

export type AccountService = ReturnType<typeof createAccountService>;

/** User accounts: one document per user, created with their first action. */
export function createAccountService(repository: CommentRepository, deletionGraceMs: number, now: () => Date) {
  async function enter(identity: Identity, needs: 'known' | 'active' = 'known'): Promise<UserDocument> {
    const { role } = identity;
    const id = userIdOf(identity);
    const username = nameOf(identity);
    const said = {
      username,
      avatar: avatarOf(identity),
      role,
      ...(username !== null && { foldedName: foldName(username) }),
    };
    const [known] = await repository.findUsers([id]);
    if (needs === 'active') {
      const refusal = userRefusal(known ?? null, now());
      if (refusal) throw new Refusal(refusal);
    }
    if (known && (known.deletedAt || known.deletionRequestedAt)) return known;
    const isKnown = known?.username === said.username && known.role === role && (known.avatar ?? null) === said.avatar;
    if (known && isKnown) return known;
    const fresh = newUser(id, now(), said);
    await repository.changeUser(fresh, said);
    return known ? { ...known, ...said } : fresh;
  }

  /** Resumes after an interruption: each step finds only what is left to do. */
  async function forget({ _id, deletesComments }: UserDocument) {
    if (!(await repository.beginDeletion(_id, new Date(now().getTime() - deletionGraceMs)))) return;
    if (deletesComments) {
      for (let ids = await repository.findIdsBy(_id, BATCH); ids.length > 0; ) {
        for (const id of ids) await repository.changeComment(id, deleted);
        ids = await repository.findIdsBy(_id, BATCH);
      }
    }
    await repository.forget(_id, `deleted-${randomUUID()}`);
    await repository.changeUser(newUser(_id, now()), {
      username: null,
      foldedName: '',
      avatar: null,
      warning: null,
      ignoredUserIds: [],
      deletionRequestedAt: null,
      deletedAt: now(),
    });
  }

  return {
    /**
     * The document of a user, updated from their token.
     *
     * @throws Refusal when they have to be `active` and are banned, suspended or deleted
     */
    enter,

    async ignore(identity: Identity, userId: string, ignored: boolean): Promise<void> {
      const viewer = await enter(identity);
      if (readUserId(userId) === viewer._id) throw refuse('USER_NOT_FOUND', MESSAGES.userNotFound, 'userId');
      if (ignored && viewer.ignoredUserIds.length >= MAX_IGNORED) {
        throw refuse('TOO_MANY_IGNORED', MESSAGES.tooManyIgnored(MAX_IGNORED), 'userId');
      }
      await repository.ignoreUser(viewer._id, userId, ignored);
    },

    async acknowledgeWarning(identity: Identity): Promise<void> {
      const user = await enter(identity);
      if (!user.warning || user.warning.acknowledgedAt) return;
      await repository.changeUser(user, { warning: { ...user.warning, acknowledgedAt: now() } });
    },

    /** Once deletion is requested, the user can do nothing more; their name is then removed from existing documents. */
    async requestDeletion(identity: Identity, deletesComments: boolean): Promise<void> {
      const user = await enter(identity);
      if (user.deletedAt) return;
      const request = { deletionRequestedAt: now(), deletesComments };
      if (!user.deletionRequestedAt) await repository.changeUser(user, request);
      if (deletionGraceMs === 0) await forget({ ...user, ...request });
    },

    /** @throws BAD_USER_INPUT for a time in the future */
    async markSeen(identity: Identity, until: Date | null | undefined): Promise<void> {
      const user = await enter(identity);
      const at = until ?? now();
      if (at > now()) throw badInput('input.until', formatSeoulTime(at), 'a time that is not in the future');
      if ((user.notificationsSeenAt ?? at) > at) return;
      await repository.changeUser(user, { notificationsSeenAt: at });
    },

    /** @throws Refusal when there is nothing to take back */
    async cancelDeletion(identity: Identity): Promise<void> {
      if (await repository.cancelDeletion(userIdOf(identity))) return;
      throw refuse('NO_DELETION_REQUESTED', MESSAGES.noDeletionRequested);
    },

    /** Deletes the accounts whose grace time is over; and what a restart interrupted. */
    async deleteDue(): Promise<void> {
      for (const user of await repository.findDeletionRequests()) await forget(user);
    },
  };
}

/** Rejects everything that a user has written. It may be repeated: what is left to do is found again. */
export async function rejectAllOf(repository: CommentRepository, userId: string): Promise<void> {
  for (let ids = await repository.findOpenIdsBy(userId, BATCH); ids.length > 0; ) {
    for (const id of ids) await repository.changeComment(id, comment => withStatus(comment, 'REJECTED'));
    ids = await repository.findOpenIdsBy(userId, BATCH);
  }
  await repository.endRejecting(userId);
}

/** The initial document of a user. */
export function newUser(id: string, createdAt: Date, given: Partial<UserDocument> = {}): UserDocument {
  return {
    _id: id,
    username: null,
    avatar: null,
    role: 'COMMENTER',
    createdAt,
    bannedAt: null,
    suspendedUntil: null,
    warning: null,
    premoderatedAt: null,
    ignoredUserIds: [],
    deletionRequestedAt: null,
    deletedAt: null,
    ...(given.username != null && { foldedName: foldName(given.username) }),
    ...given,
  };
}

export function readUserId(id: string): string {
  if (id.length >= 1 && id.length <= MAX_ID) return id;
  throw badInput('input.userId', `${id.length} characters`, `1 to ${MAX_ID}`);
}

/** The picture URL of a token: only one that a page may show and that runs nothing. */
export function avatarOf({ picture }: Identity): string | null {
  if (picture === undefined || picture.length > MAX_ADDRESS) return null;
  const address = URL.parse(picture);
  return address?.protocol === 'https:' && address.username === '' && address.password === '' ? address.href : null;
}

function nameOf({ name }: Identity): string | null {
  const clean = name
    ?.normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  return clean === undefined || isBlank(clean) || textFault(clean) ? null : [...clean].slice(0, MAX_NAME).join('');
}
