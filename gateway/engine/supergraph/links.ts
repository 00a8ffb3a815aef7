import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';
import { argumentOf } from './directives.ts';
import { CORE, LINK, type Specification, specificationOf } from './specifications.ts';
import { SupergraphError } from './supergraph-error.ts';

/** A specification that a schema uses, by `@link` (https://specs.apollo.dev/link/v1.0/) or `@core`. */
export interface Link {
  /** The URL without the version: what tells one specification from another, whatever they are called here. */
  readonly identity: string;
  readonly version: string;
  /** What is known of it; `undefined` for one that nothing here reads. */
  readonly spec: Specification | undefined;
  /** The name of its root directive here, and what its other elements begin with. */
  readonly namespace: string;
  /** Names here of imported elements, by their name in the specification; those of directives begin with `@`. */
  readonly imports: ReadonlyMap<string, string>;
  /** As in `for: SECURITY`. */
  readonly purpose: string | undefined;
  readonly node: ConstDirectiveNode;
}

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/**
 * The links of a supergraph, the first of them to the specification of links itself. This is the only reader of
 * links: what a directive means is found by the URL of its specification, and never by what it is called.
 * @throws {SupergraphError} for a link that cannot be read, since nobody knows what it would have asked for
 */
export function readLinks(document: DocumentNode): readonly Link[] {
  const directives = document.definitions.flatMap(definition =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  const [own, second] = directives.filter(linksItself);
  if (!own) {
    const fault = 'Not a supergraph: its schema has no @link to the link specification, nor a @core to the core one';
    throw new SupergraphError('INVALID_SUPERGRAPH', fault);
  }
  if (second) throw invalid('found a second link to the specification of links, expected one', second);
  const links = [own];
  for (const directive of directives) {
    if (directive === own) continue;
    if (directive.name.value === own.name.value) links.push(directive);
    else if (argumentOf(directive, 'for') !== undefined) {
      const expected = `expected it to be written @${own.name.value}, which is what links are called here`;
      throw invalid(`found "for" on @${directive.name.value}, which is no link; ${expected}`, directive);
    }
  }
  return distinct(links.map(readLink));
}

/** Whether a directive on the schema is the link by which links are known: `@link`, `@core`, or as it says itself. */
function linksItself(directive: ConstDirectiveNode): boolean {
  for (const [spec, argument] of [
    [LINK, 'url'],
    [CORE, 'feature'],
  ] as const) {
    const url = argumentOf(directive, argument) ?? argumentOf(directive, 'url');
    if (typeof url !== 'string' || parseUrl(url)?.identity !== spec.identity) continue;
    const imported = importsOf(directive).get(`@${spec.name}`)?.slice(1);
    return directive.name.value === (imported ?? argumentOf(directive, 'as') ?? spec.name);
  }
  return false;
}

function readLink(node: ConstDirectiveNode): Link {
  const url = argumentOf(node, 'url') ?? argumentOf(node, 'feature');
  const parsed = typeof url === 'string' ? parseUrl(url) : undefined;
  if (!parsed) {
    const found = typeof url === 'string' ? `"${url}"` : 'none';
    throw invalid(`the URL of a link: found ${found}, expected one that ends with a name and a version`, node);
  }
  const as = argumentOf(node, 'as');
  const { identity, name, version } = parsed;
  // Names with two underscores are read as a namespace and what stands in it; composition wrote one kind nevertheless.
  const fits = as === `federation__${name}` || !String(as).includes('__');
  if (as !== undefined && (typeof as !== 'string' || !NAME.test(as) || !fits)) {
    throw invalid(`"as" of the link to ${url}: found "${as}", expected a name without "__"`, node);
  }
  const purpose = node.arguments?.find(argument => argument.name.value === 'for')?.value;
  if (purpose && purpose.kind !== Kind.ENUM && purpose.kind !== Kind.STRING && purpose.kind !== Kind.NULL) {
    throw invalid(`"for" of the link to ${url}: expected SECURITY or EXECUTION`, node);
  }
  return {
    identity,
    version,
    spec: specificationOf(identity),
    namespace: as ?? name,
    imports: importsOf(node),
    purpose: purpose && 'value' in purpose ? purpose.value : undefined,
    node,
  };
}

function parseUrl(text: string): { identity: string; name: string; version: string } | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const path = url.pathname.split('/');
  const version = path.pop();
  const name = path.at(-1);
  if (!version || !name || !/^v\d+\.\d+$/.test(version)) return undefined;
  return { identity: `${url.protocol}//${url.host}${path.join('/')}`, name, version };
}

/** `import: ["@cost", { name: "@listSize", as: "@size" }]` */
function importsOf(node: ConstDirectiveNode): Map<string, string> {
  const value = node.arguments?.find(argument => argument.name.value === 'import')?.value;
  const items = !value || value.kind === Kind.NULL ? [] : value.kind === Kind.LIST ? value.values : [value];
  return new Map(items.map(item => importOf(item, node)));
}

function importOf(item: ConstValueNode, node: ConstDirectiveNode): [string, string] {
  const textOf = (key: string) => {
    const value = item.kind === Kind.OBJECT ? item.fields.find(field => field.name.value === key)?.value : undefined;
    return value?.kind === Kind.STRING ? value.value : undefined;
  };
  const name = item.kind === Kind.STRING ? item.value : textOf('name');
  const as = textOf('as') ?? name;
  const fits = (text: string) => NAME.test(text.replace(/^@/, ''));
  const others = item.kind === Kind.OBJECT && item.fields.some(({ name: key }) => !['name', 'as'].includes(key.value));
  const strange = item.kind === Kind.OBJECT && item.fields.some(({ value }) => value.kind !== Kind.STRING);
  if (!name || !as || others || strange || !fits(name) || !fits(as) || name.startsWith('@') !== as.startsWith('@')) {
    const expected = '"@name", or { name: "@name", as: "@other" } with "@" in both or neither';
    throw invalid(`"import" of a link: found ${describe(item)}, expected ${expected}`, node);
  }
  return [name, as];
}

function describe(item: ConstValueNode): string {
  if (item.kind === Kind.OBJECT) {
    return `{ ${item.fields.map(({ name, value }) => `${name.value}: ${describe(value)}`).join(', ')} }`;
  }
  return item.kind === Kind.STRING ? JSON.stringify(item.value) : item.kind;
}

/** Refuses links between which a name would be a matter of chance. */
function distinct(links: readonly Link[]): readonly Link[] {
  const identities = new Map<string, Link>();
  const names = new Map<string, Link>();
  for (const link of links) {
    const { identity, namespace, imports, node } = link;
    if (identities.has(identity)) throw invalid(`found a second link to ${identity}, expected one`, node);
    identities.set(identity, link);
    for (const name of new Set([`${namespace}__`, ...rootsOf(link), ...imports.values()])) {
      const other = names.get(name);
      if (other) {
        const what = name.replace(/__$/, '');
        throw invalid(`found "${what}" as a name of both ${other.identity} and ${identity}, expected one`, node);
      }
      names.set(name, link);
    }
  }
  return links;
}

/** The root directive, which is called as the specification is, unless it is imported under a name of its own. */
function rootsOf({ identity, namespace, imports }: Link): string[] {
  return imports.has(`@${specName(identity)}`) ? [] : [`@${namespace}`];
}

function specName(identity: string): string {
  return identity.slice(identity.lastIndexOf('/') + 1);
}

/** What a name in the schema stands for: an element of a specification, by its name there. */
export interface LinkedElement {
  readonly link: Link;
  readonly element: string;
}

/** @param name with `@` before it for a directive. @returns `undefined` for a name that is of no specification */
export type FindElement = (name: string) => LinkedElement | undefined;

export function createFindElement(links: readonly Link[]): FindElement {
  const found = new Map<string, LinkedElement>();
  const spaces = new Map<string, Link>();
  for (const link of links) {
    for (const root of rootsOf(link)) found.set(root, { link, element: `@${specName(link.identity)}` });
    spaces.set(`${link.namespace}__`, link);
  }
  // What is imported is itself, also where its name looks like one in the namespace of another link.
  for (const link of links) for (const [element, name] of link.imports) found.set(name, { link, element });
  return name => {
    const known = found.get(name);
    if (known) return known;
    const sign = name.startsWith('@') ? '@' : '';
    const bare = name.slice(sign.length);
    for (let end = bare.lastIndexOf('__'); end > 0; end = bare.lastIndexOf('__', end - 1)) {
      const link = spaces.get(bare.slice(0, end + 2));
      if (link) return { link, element: sign + bare.slice(end + 2) };
    }
    return undefined;
  };
}

function invalid(fault: string, node: ConstDirectiveNode): SupergraphError {
  return new SupergraphError('INVALID_SUPERGRAPH', fault, node);
}
