/** Article inputs for tests; each test states only what it is about. */
export function articleInput(id: string, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    headline: `Headline of ${id}`,
    publisher: { name: '새벽신문', englishName: 'DAWN TIMES' },
    body: [{ paragraph: { text: `Text of ${id}.` } }],
    publishedAt: '2026-01-02T03:04:00+09:00',
    ...overrides,
  };
}

export function reading(regionCode: string, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { regionCode, observedAt: '2026-01-02T03:00:00+09:00', grade: 'GOOD', ...overrides };
}
