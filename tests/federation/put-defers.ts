import { Kind, parse, print, type SelectionNode, visit } from 'graphql';

/** Puts `@defer` on fragments of a query, and wraps the ends of selections into new fragments. */
export function putDefers(query: string, random: () => number): string {
  let labels = 0;
  const defer = () => {
    const labelled = random() < 0.5 ? `(label: "part ${labels++}")` : '';
    const conditional = random() < 0.1 ? '(if: false)' : labelled;
    const document = parse(`{ ... @defer${conditional} { x } }`);
    const [operation] = document.definitions;
    return (operation as { selectionSet: { selections: readonly SelectionNode[] } }).selectionSet.selections[0]!
      .directives!;
  };
  const document = visit(parse(query), {
    [Kind.INLINE_FRAGMENT]: {
      leave: node => (random() < 0.4 ? { ...node, directives: [...(node.directives ?? []), ...defer()] } : undefined),
    },
    [Kind.FRAGMENT_SPREAD]: {
      leave: node => (random() < 0.4 ? { ...node, directives: [...(node.directives ?? []), ...defer()] } : undefined),
    },
    [Kind.SELECTION_SET]: {
      leave(node) {
        if (random() > 0.35) return undefined;
        const end = Math.floor(random() * node.selections.length);
        const selectionSet = { ...node, selections: node.selections.slice(end) };
        const later: SelectionNode = { kind: Kind.INLINE_FRAGMENT, directives: defer(), selectionSet };
        return { ...node, selections: [...node.selections.slice(0, end), later] };
      },
    },
  });
  return print(document);
}
