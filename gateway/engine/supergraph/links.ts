import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';
import { argumentOf } from './directives.ts';
import { CORE, LINK, type Specification, specificationOf } from './specifications.ts';
import { SupergraphError } from './supergraph-error.ts';

/** A specification that a schema uses, by `@link` (https://specs.apollo.dev/link/v1.0/) or `@core`. */
export interface Link {
  /** The URL without the version; identifies the specification, whatever it is called in this schema. */
  readonly identity: string;
  readonly version: string;
  /** The known specification; `undefined` if nothing here reads it. */
  readonly spec: Specification | undefined;
  /** The name of its root directive in this schema, and the prefix of its other elements. */
  readonly namespace: string;
  /** Names of imported elements in this schema, by their name in the specification; directives start with `@`. */
  readonly imports: ReadonlyMap<string, string>;
  /** As in `for: SECURITY`. */
  readonly purpose: string | undefined;
  readonly node: ConstDirectiveNode;
}

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/**
 * Reads the links of a supergraph, the first of them to the link specification itself. This is the only reader of
 * links: directives are identified by the URL of their specification, never by their name.
 * @throws {SupergraphError} for an invalid link, since it may require a feature
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
  if (second) throw invalid('found a second link to the link specification, expected one', second);
  const links = [own];
  for (const directive of directives) {
    if (directive === own) continue;
    if (directive.name.value === own.name.value) links.push(directive);
    else if (argumentOf(directive, 'for') !== undefined) {
      const expected = `expected it to be written @${own.name.value}, the name of links in this supergraph`;
      throw invalid(`found "for" on @${directive.name.value}, which is not a link; ${expected}`, directive);
    }
  }
  return distinct(links.map(readLink));
}

/** Whether a directive on the schema links the link specification: `@link`, `@core`, or under its own alias. */
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
  // Names with "__" are split into namespace and element; but composition used to write `federation__<name>`.
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

/** Refuses links with ambiguous names. */
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

/** The root directive has the namespace's name unless it is imported under another one. */
function rootsOf({ identity, namespace, imports }: Link): string[] {
  return imports.has(`@${specName(identity)}`) ? [] : [`@${namespace}`];
}

function specName(identity: string): string {
  return identity.slice(identity.lastIndexOf('/') + 1);
}

/** The specification element that a name in the schema refers to. */
export interface LinkedElement {
  readonly link: Link;
  readonly element: string;
}

/** @param name with a leading `@` for a directive. @returns `undefined` for a name of no specification */
export type FindElement = (name: string) => LinkedElement | undefined;

export function createFindElement(links: readonly Link[]): FindElement {
  const found = new Map<string, LinkedElement>();
  const spaces = new Map<string, Link>();
  for (const link of links) {
    for (const root of rootsOf(link)) found.set(root, { link, element: `@${specName(link.identity)}` });
    spaces.set(`${link.namespace}__`, link);
  }
  // Imported names win over names that look like elements of another link's namespace.
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
