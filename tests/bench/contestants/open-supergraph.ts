import { type ASTNode, Kind, parse, print, visit } from 'graphql';

const GUARDS = new Set(['authenticated', 'requiresScopes', 'policy']);

/**
 * A supergraph without authorization directives, which Apollo Gateway refuses. The measured operations select no
 * guarded field.
 */
export function openSupergraph(sdl: string): string {
  const isGuard = (node: ASTNode & { readonly name: { readonly value: string } }) =>
    GUARDS.has(node.name.value.replace(/__.*$/, ''));
  return print(
    visit(parse(sdl), {
      [Kind.DIRECTIVE_DEFINITION]: node => (isGuard(node) ? null : undefined),
      [Kind.SCALAR_TYPE_DEFINITION]: node => (isGuard(node) ? null : undefined),
      [Kind.DIRECTIVE](node) {
        const url = node.arguments?.find(argument => argument.name.value === 'url')?.value;
        const feature = url?.kind === Kind.STRING ? url.value.split('/').at(-2) : undefined;
        const links = node.name.value === 'link' && feature !== undefined && GUARDS.has(feature);
        return links || isGuard(node) ? null : undefined;
      },
    }),
  );
}
