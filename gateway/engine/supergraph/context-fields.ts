import { type DocumentNode, Kind, Lexer, Source, TokenKind, visit } from 'graphql';

/**
 * The names in the selections of `@fromContext` arguments. The planner selects such fields without arguments, beside
 * the client's.
 */
export function contextFields(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE](directive) {
      if (directive.name.value !== 'join__field') return;
      const given = directive.arguments?.find(({ name }) => name.value === 'contextArguments')?.value;
      for (const entry of given?.kind === Kind.LIST ? given.values : []) {
        if (entry.kind !== Kind.OBJECT) continue;
        const selection = entry.fields.find(({ name }) => name.value === 'selection')?.value;
        if (selection?.kind === Kind.STRING) for (const name of namesIn(selection.value)) names.add(name);
      }
    },
  });
  return [...names];
}

function namesIn(selection: string): string[] {
  const lexer = new Lexer(new Source(selection));
  const names: string[] = [];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (token.kind === TokenKind.NAME) names.push(token.value);
  }
  return names;
}
