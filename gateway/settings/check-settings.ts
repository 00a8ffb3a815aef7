import type { Settings } from './table.ts';

/** What is wrong with settings that are right one by one, a line for each. */
export function checkSettings({
  http,
  caching,
  redis,
  persistedDocuments,
}: Pick<Settings, 'http' | 'caching' | 'redis' | 'persistedDocuments'>): string[] {
  const problems: string[] = [];
  if (http.corsOrigins.includes('*') && http.corsCredentials) {
    problems.push('CORS_CREDENTIALS: found true with CORS_ORIGINS *, expected the origins to be listed');
  }
  if (caching.shared && (caching.responses || caching.entities) && redis.url === undefined) {
    problems.push('CACHING_SHARED: expected REDIS_URL to name the Redis to share in');
  }
  if (persistedDocuments.mode !== 'off' && persistedDocuments.manifests.length === 0) {
    const mode = JSON.stringify(persistedDocuments.mode);
    problems.push(`PERSISTED_DOCUMENTS_MANIFESTS: expected a file for the mode ${mode}`);
  }
  return problems;
}
