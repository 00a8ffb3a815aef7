/** A specification that the gateway or its planner reads. */
export interface Specification {
  /** Its name, and the name of its root directive. */
  readonly name: string;
  /** The URL without the version. `undefined`: any URL with the name as last segment. */
  readonly identity: string | undefined;
  /** Supported versions; `undefined`: all. */
  readonly versions: readonly string[] | undefined;
  /** Elements that can be imported. */
  readonly elements: readonly string[];
  /**
   * Needed for planning or for the API schema. Elements of other specifications are only read here, and are removed for
   * the planner if a supergraph renames elements.
   */
  readonly planned: boolean;
  /** Elements whose default name has no namespace prefix. */
  readonly bare: readonly string[];
  /** Does not affect responses: an unknown version may be ignored unless the link has a purpose. */
  readonly ignorable: boolean;
}

const APOLLO = 'https://specs.apollo.dev';

function ofApollo(
  name: string,
  versions: readonly string[],
  { elements = [], ...rest }: Partial<Pick<Specification, 'elements' | 'planned' | 'bare' | 'ignorable'>> = {},
): Specification {
  const identity = `${APOLLO}/${name}`;
  return {
    name,
    identity,
    versions,
    planned: false,
    bare: [],
    ignorable: false,
    ...rest,
    elements: [`@${name}`, ...elements],
  };
}

export const LINK = ofApollo('link', ['v1.0'], { elements: ['Purpose', 'Import'], planned: true });
/** The predecessor of link, in Federation 1. */
export const CORE = ofApollo('core', ['v0.1', 'v0.2'], { elements: ['Purpose'], planned: true });
export const JOIN = ofApollo('join', ['v0.1', 'v0.2', 'v0.3', 'v0.4', 'v0.5'], {
  elements: [
    ...['@graph', '@type', '@field', '@implements', '@unionMember', '@enumValue', '@owner', '@directive'],
    ...['Graph', 'FieldSet', 'FieldValue', 'DirectiveArguments', 'ContextArgument'],
  ],
  planned: true,
});

export const SPECIFICATIONS: readonly Specification[] = [
  LINK,
  CORE,
  JOIN,
  ofApollo('inaccessible', ['v0.1', 'v0.2'], { planned: true }),
  ofApollo('context', ['v0.1'], { elements: ['ContextFieldValue'], planned: true }),
  ofApollo('tag', ['v0.1', 'v0.2', 'v0.3'], { ignorable: true }),
  ofApollo('authenticated', ['v0.1']),
  ofApollo('requiresScopes', ['v0.1'], { elements: ['Scope'] }),
  ofApollo('policy', ['v0.1'], { elements: ['Policy'] }),
  ofApollo('cost', ['v0.1'], { elements: ['@listSize'], bare: ['@listSize'] }),
  ofApollo('cacheTag', ['v0.1'], { ignorable: true }),
  // Has no specification URL of its own: composition links it by a URL of its choice.
  {
    name: 'cacheControl',
    identity: undefined,
    versions: undefined,
    elements: ['@cacheControl'],
    planned: false,
    bare: [],
    ignorable: true,
  },
];

/** The specification of the federation directives; only subgraphs link it. */
export const FEDERATION_IDENTITY = `${APOLLO}/federation`;

export function specificationOf(identity: string): Specification | undefined {
  return SPECIFICATIONS.find(
    spec => spec.identity === identity || (!spec.identity && identity.endsWith(`/${spec.name}`)),
  );
}

/** The default name of an element: `@field` of join is `join__field`, `@tag` of tag is `tag`. */
export function defaultName({ name, bare }: Specification, element: string): string {
  const bareName = element.replace('@', '');
  return element === `@${name}` || bare.includes(element) ? bareName : `${name}__${bareName}`;
}
