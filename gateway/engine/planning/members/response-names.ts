import type { FieldNode } from 'graphql';
import type { FetchNode } from '../../plan/plan.ts';

/** The response names of the fields of a fetch, where the subgraph answers some of them under other names. */
export function responseNames({ outputRewrites = [] }: FetchNode): (field: FieldNode) => string {
  const renamed = new Map(
    outputRewrites.flatMap(rewrite =>
      rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo] as const] : [],
    ),
  );
  return ({ alias, name }) => {
    const sent = (alias ?? name).value;
    return renamed.get(sent) ?? sent;
  };
}
