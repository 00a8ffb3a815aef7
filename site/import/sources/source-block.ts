/** A block as `upsertArticle` takes it. */
export type Block = Readonly<Record<string, unknown>>;
