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

/** A supergraph in which every element of a known specification has its default name. */
export interface NamedByDefault {
  /** For those who read rules, weights and hints: a directive with a known name is that of the specification. */
  readonly document: DocumentNode;
  /**
   * For the planner and for what clients see: without what only this gateway reads, so that a directive of the
   * supergraph's own may have such a name and stay.
   */
  readonly planned: DocumentNode;
}

/**
 * Gives the elements of known specifications their default names, whatever the supergraph calls them, and takes away
 * directives of its own that are called so. Everything behind it, the planner's libraries too, can then go by names.
 * @throws {SupergraphError} where a name of the supergraph's own cannot be told from one that the planner needs
 */
export function nameByDefault(document: DocumentNode, links: readonly Link[]): NamedByDefault {
  const find = createFindElement(links);
  if (!links.some(isUnusual) && !hasFullName(document, find)) return { document, planned: document };
  return { document: rename(document, links, find, false), planned: rename(document, links, find, true) };
}

/** Whether something is called other than by default, or takes the name that something else has by default. */
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

/** Whether an element is called by its full name, though it has another by default: `@cost__cost`, `@cost__listSize`. */
function hasFullName(document: DocumentNode, find: FindElement): boolean {
  const names = new Set<string>();
  // Not their definitions: what is used without one is used all the same.
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
/** The default name with the sign of a directive. */
const defaultAs = (spec: Specification, element: string) => signOf(element) + defaultName(spec, element);

type Named = { readonly name: NameNode };

function rename(document: DocumentNode, links: readonly Link[], find: FindElement, forPlanner: boolean): DocumentNode {
  const linkNodes = new Map<unknown, Link>(links.map(link => [link.node, link]));
  const linked = new Set(links.flatMap(({ spec }) => spec ?? []));
  const [{ spec: linking }] = links as readonly [Link];
  /** The name to be, `null` for what is to go, `undefined` for what stays as it is. */
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

/** Whether a name is the default one of something that is called otherwise here, or that is not linked at all. */
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

/** @throws where a type of the supergraph's own would get mixed up with one that the planner knows by this name */
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

/** The link without other names than the default ones. */
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
