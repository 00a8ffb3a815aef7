/** A comment that the checks of this subgraph would publish. */
export interface JudgedComment {
  readonly body: string;
  readonly articleId: string;
  /** Null for a top-level comment. */
  readonly parentId: string | null;
}

/** What a service of the site makes of a comment: it is published, waits for a moderator, or is refused. */
export type Verdict = 'publish' | 'hold' | 'refuse';

export type Judge = (comment: JudgedComment & { readonly authorId: string }) => Promise<Verdict>;

/** Without a service. */
export const PUBLISH: Judge = async () => 'publish';

export interface JudgeOptions {
  readonly url: string;
  readonly timeoutMs: number;
  /** The verdict while the service does not answer, or answers nonsense. */
  readonly fallback: Verdict;
  readonly onError: (error: unknown) => void;
}

const VERDICTS: readonly unknown[] = ['publish', 'hold', 'refuse'] satisfies Verdict[];
/** How long a service that failed is not asked: it would make every writer wait. */
const PAUSE_MS = 5_000;
const MAX_ANSWER = 10_000;

/**
 * Asks a service over HTTP, for example one that rates toxicity: a POST of `{ body, articleId, parentId, authorId }` as
 * JSON, answered with `{ "verdict": "publish" | "hold" | "refuse" }`.
 */
export function askService({ url, timeoutMs, fallback, onError }: JudgeOptions): Judge {
  let pausedUntil = 0;
  return async comment => {
    if (performance.now() < pausedUntil) return fallback;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(comment),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${url} answers ${response.status}`);
      return readVerdict(text);
    } catch (error) {
      pausedUntil = performance.now() + PAUSE_MS;
      onError(new Error('The intake service of comments failed', { cause: error }));
      return fallback;
    }
  };
}

function readVerdict(text: string): Verdict {
  const found = text.length > MAX_ANSWER ? undefined : (JSON.parse(text) as { verdict?: unknown } | null)?.verdict;
  if (VERDICTS.includes(found)) return found as Verdict;
  throw new Error(`found the verdict ${JSON.stringify(found)}, expected one of ${VERDICTS.join(', ')}`);
}
