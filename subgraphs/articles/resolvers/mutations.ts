import { type Identity, requireScope } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import type { Editor } from '../store/article-document.ts';
import type { MutationResolvers } from './resolvers.generated.ts';

const editorOf = (identity: Identity): Editor => ({ id: userIdOf(identity), name: identity.name ?? null });
const echo = (input: { readonly clientMutationId?: string | null }) => ({
  clientMutationId: input.clientMutationId ?? null,
});

export const mutations: Required<MutationResolvers> = {
  async upsertArticle(_, { input }, { identity, writer }) {
    const editor = editorOf(requireScope(identity, 'articles:write'));
    return { ...(await writer.upsert(input, editor)), ...echo(input) };
  },
  async updateArticle(_, { input }, { identity, writer }) {
    const editor = editorOf(requireScope(identity, 'articles:write'));
    return { ...(await writer.update(input, editor)), ...echo(input) };
  },
  async recordMasthead(_, { input }, { identity, mastheads }) {
    requireScope(identity, 'articles:write');
    return { outcome: await mastheads.record(input), ...echo(input) };
  },
  async saveReporter(_, { input }, { identity, reporters }) {
    requireScope(identity, 'articles:write');
    return { ...(await reporters.save(input)), ...echo(input) };
  },
  async publishArticle(_, { input }, { identity, lifecycle }) {
    requireScope(identity, 'articles:publish');
    return { ...(await lifecycle.publish(input)), ...echo(input) };
  },
  async scheduleArticle(_, { input }, { identity, lifecycle }) {
    requireScope(identity, 'articles:publish');
    return { ...(await lifecycle.schedule(input)), ...echo(input) };
  },
  async archiveArticle(_, { input }, { identity, lifecycle }) {
    requireScope(identity, 'articles:publish');
    return { ...(await lifecycle.archive(input)), ...echo(input) };
  },
  async markBreaking(_, { input }, { identity, lifecycle }) {
    requireScope(identity, 'articles:publish');
    return { ...(await lifecycle.mark(input)), ...echo(input) };
  },
  async createPreview(_, { input }, { identity, previews }) {
    requireScope(identity, 'articles:write');
    return { ...(await previews.create(input.id, input.validMinutes ?? 1440)), ...echo(input) };
  },
  async recordReads(_, { input }, { readRecorder, countedReads }) {
    return { counted: await readRecorder.record(input.articleIds, countedReads), ...echo(input) };
  },
  async saveFrontPage(_, { input }, { identity, frontPages }) {
    requireScope(identity, 'articles:publish');
    return { ...(await frontPages.save(input)), ...echo(input) };
  },
  async expireArticle(_, { input }, { identity, lifecycle }) {
    requireScope(identity, 'articles:publish');
    return { ...(await lifecycle.expire(input)), ...echo(input) };
  },
  async saveSeries(_, { input }, { identity, seriesEditor }) {
    requireScope(identity, 'articles:publish');
    return { ...(await seriesEditor.save(input)), ...echo(input) };
  },
  async restoreArticle(_, { input }, { identity, lifecycle }) {
    requireScope(identity, 'articles:publish');
    return { ...(await lifecycle.restore(input)), ...echo(input) };
  },
};
