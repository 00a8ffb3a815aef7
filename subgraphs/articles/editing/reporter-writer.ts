import { reporterName } from '../../../shared/names/read-bylines.ts';
import type { ReporterProfile, ReporterStore } from '../store/curated/reporter-store.ts';
import type { SaveReporterInput, UpsertOutcome } from '../types/schema.generated.ts';
import { readShownImage } from './image-input.ts';
import { bounded, LIMITS, line, optionalLine, text } from './input-texts.ts';

export type ReporterWriter = ReturnType<typeof createReporterWriter>;

export function createReporterWriter(store: ReporterStore) {
  return {
    /** @throws BAD_USER_INPUT for invalid input. */
    async save(input: SaveReporterInput): Promise<{ reporter: { _id: string }; outcome: UpsertOutcome }> {
      const profile = readProfile(input);
      const before = await store.save(profile);
      const outcome = before === null ? 'CREATED' : textOf(before) === textOf(profile) ? 'UNCHANGED' : 'CHANGED';
      return { reporter: { _id: profile._id }, outcome };
    },
  };
}

const textOf = ({ role, email, biography, photo, links }: ReporterProfile) =>
  JSON.stringify([role, email, biography, photo, links]);

function readProfile(input: SaveReporterInput): ReporterProfile {
  const { biography, photo } = input;
  return {
    _id: reporterName(line('input.name', input.name)),
    role: optionalLine('input.role', input.role),
    email: optionalLine('input.email', input.email),
    biography: biography == null ? null : text('input.biography', biography, LIMITS.biography),
    photo: photo == null ? null : readShownImage('input.photo', photo),
    links: [...new Set(bounded('input.links', input.links ?? [], LIMITS.links))],
  };
}
