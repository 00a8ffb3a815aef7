import {
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type NameNode,
  visit,
} from 'graphql';
import { createFindElement, type FindElement, type Link } from './links.ts';
import { defaultName, SPECIFICATIONS, type Specification } from './specifications.ts';
import { SupergraphError } from './supergraph-error.ts';

/** A supergraph in which all elements of known specifications have their default names. */
export interface NamedByDefault {
  /** For reading rules, weights and hints: directives with known names are those of the specification. */
  readonly document: DocumentNode;
  /**
   * For the planner and the API schema: without elements that only this gateway reads, so that the supergraph's own
   * directives may have such names and are kept.
   */
  readonly planned: DocumentNode;
}

/**
 * Renames the elements of known specifications to their default names, and removes the supergraph's own directives that
 * have such names. Later code, including the planner's libraries, can then rely on names.
 * @throws {SupergraphError} if a name of the supergraph cannot be distinguished from one that the planner needs
 */
export function nameByDefault(document: DocumentNode, links: readonly Link[]): NamedByDefault {
  const find = createFindElement(links);
  if (!links.some(isUnusual) && !hasFullName(document, find)) return { document, planned: document };
  return { document: rename(document, links, find, false), planned: rename(document, links, find, true) };
}

/** Whether an element has another name than the default, or takes the default name of another element. */
function isUnusual({ spec, namespace, imports }: Link): boolean {
  if (!spec) {
    const taken = [`@${namespace}`, ...imports.values()];
    return SPECIFICATIONS.some(known => known.elements.some(element => taken.includes(defaultAs(known, element))));
  }
  return spec.elements.some(element => {
    const own = element === `@${spec.name}` ? `@${namespace}` : inNamespace(namespace, element);
    return (imports.get(element) ?? own) !== defaultAs(spec, element);
  });
}

/**
 * Whether an element is used by its full name although its default name is shorter: `@cost__cost`, `@cost__listSize`.
 */
function hasFullName(document: DocumentNode, find: FindElement): boolean {
  const names = new Set<string>();
  // Uses, not definitions: a directive may be used without being defined.
  visit(document, {
    [Kind.DIRECTIVE](directive) {
      names.add(directive.name.value);
    },
  });
  return [...names].some(name => {
    const found = find(`@${name}`);
    return found?.link.spec !== undefined && defaultName(found.link.spec, found.element) !== name;
  });
}

const signOf = (element: string) => (element.startsWith('@') ? '@' : '');
const inNamespace = (namespace: string, element: string) =>
  `${signOf(element)}${namespace}__${element.slice(signOf(element).length)}`;
/** The default name, with `@` for directives. */
const defaultAs = (spec: Specification, element: string) => signOf(element) + defaultName(spec, element);

type Named = { readonly name: NameNode };

function rename(document: DocumentNode, links: readonly Link[], find: FindElement, forPlanner: boolean): DocumentNode {
  const linkNodes = new Map<unknown, Link>(links.map(link => [link.node, link]));
  const linked = new Set(links.flatMap(({ spec }) => spec ?? []));
  const [{ spec: linking }] = links as readonly [Link];
  /** The new name, `null` to remove the element, `undefined` to leave it. */
  const nameOf = (name: string): string | null | undefined => {
    const found = find(name);
    const spec = found?.link.spec;
    if (!spec) return reserves(name, linked, forPlanner, found !== undefined) ? null : undefined;
    if (forPlanner && !spec.planned) return null;
    return defaultName(spec, found.element);
  };
  const renamed = <T extends Named>(node: T, name: string): T => ({ ...node, name: { ...node.name, value: name } });
  const directive = (node: ConstDirectiveNode) => {
    const link = linkNodes.get(node);
    if (link) return linking && linkByDefault(link, linking, forPlanner);
    const name = nameOf(`@${node.name.value}`);
    return name ? renamed(node, name) : name;
  };
  const definition = (node: DirectiveDefinitionNode) => {
    const name = nameOf(`@${node.name.value}`);
    if (name === null && forPlanner && !find(`@${node.name.value}`)?.link.spec) refuseExecutable(node);
    return name ? renamed(node, name) : name;
  };
  return visit(document, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE) return directive(node as ConstDirectiveNode);
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return definition(node);
      if (node.kind !== Kind.NAMED_TYPE && !isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) return undefined;
      const { value } = node.name;
      const spec = find(value)?.link.spec;
      if (!spec) return refuseTaken(node, linked);
      if (forPlanner && !spec.planned) return node.kind === Kind.NAMED_TYPE ? undefined : null;
      const name = nameOf(value);
      return name && name !== value ? renamed(node, name) : undefined;
    },
  });
}

/** Whether a name is the default name of an element that is renamed here, or not linked at all. */
function reserves(name: string, linked: ReadonlySet<Specification>, forPlanner: boolean, isLinked: boolean): boolean {
  return SPECIFICATIONS.some(spec => {
    if (forPlanner ? !spec.planned || !linked.has(spec) : !linked.has(spec) && !isLinked) return false;
    return name.startsWith(`@${spec.name}__`) || spec.elements.some(element => defaultAs(spec, element) === name);
  });
}

function refuseExecutable(node: DirectiveDefinitionNode): void {
  const executable = /^(QUERY|MUTATION|SUBSCRIPTION|FIELD|FRAGMENT_\w+|INLINE_FRAGMENT|VARIABLE_DEFINITION)$/;
  if (!node.locations.some(({ value }) => executable.test(value))) return;
  const fault = `found a directive for operations named @${node.name.value}, expected another name: the planner needs this one`;
  throw new SupergraphError('UNSUPPORTED_SUPERGRAPH', fault, node);
}

/** @throws if a type of the supergraph has a name that the planner uses */
function refuseTaken(
  node: Parameters<typeof isTypeDefinitionNode>[0] & Named,
  linked: ReadonlySet<Specification>,
): undefined {
  const { value } = node.name;
  const spec = SPECIFICATIONS.find(one => one.planned && linked.has(one) && value.startsWith(`${one.name}__`));
  if (!spec) return undefined;
  const fault = `found a type named ${value} that is not of ${spec.name}, expected another name: the planner needs this one`;
  throw new SupergraphError('UNSUPPORTED_SUPERGRAPH', fault, node);
}

/** The link, with default names only. */
function linkByDefault({ spec, node }: Link, linking: Specification, forPlanner: boolean): ConstDirectiveNode | null {
  const name = { kind: Kind.NAME as const, value: linking.name };
  if (!spec) return { ...node, name };
  if (forPlanner && !spec.planned) return null;
  const given = (node.arguments ?? []).filter(
    argument => argument.name.value !== 'as' && argument.name.value !== 'import',
  );
  if (spec.bare.length === 0) return { ...node, name, arguments: given };
  const values = spec.bare.map(value => ({ kind: Kind.STRING as const, value }));
  const value = { kind: Kind.LIST as const, values };
  const imported = { kind: Kind.ARGUMENT as const, name: { kind: Kind.NAME as const, value: 'import' }, value };
  return { ...node, name, arguments: [...given, imported] };
}
