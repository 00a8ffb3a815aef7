import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Types that refer back to themselves, through interfaces, value objects and parents without a key. */
export const circularInterfaces: Suite = {
  name: 'circular references, parents without a key and value types with entities',
  subgraphs: {
    tree: `${FEDERATION}
      type Query { root: Entry! menu: Menu }
      interface Entry { title: String! parent: Entry children: [Entry!]! }
      type Folder implements Entry @key(fields: "path") { path: ID! title: String! parent: Folder children: [Entry!]! @provides(fields: "... on File { bytes }") }
      type File implements Entry @key(fields: "path") { path: ID! title: String! parent: Folder children: [Entry!]! bytes: Int! @external twin: File @provides(fields: "bytes") }
      type Menu { chosen: Choice same: Menu }
      type Choice @shareable { file: File reason: Reason }
      type Reason @shareable { text: String! }`,
    disk: `${FEDERATION}
      type Query { biggest: File }
      type Folder @key(fields: "path") { path: ID! files: [File!]! kept: Choice }
      type File @key(fields: "path") { path: ID! bytes: Int! @shareable folder: Folder! checks: Checks! }
      type Checks { by: Choice! of: File! }
      type Choice @shareable { file: File reason: Reason }
      type Reason @shareable { text: String! }`,
  },
  data: () => {
    const choice = { file: link('File', { path: '/b' }), reason: { text: 'why' } };
    return {
      Folder: [
        {
          path: '/',
          title: 'top',
          parent: null,
          children: [link('File', { path: '/a' }), link('File', { path: '/b' }), link('Folder', { path: '/d' })],
          files: [link('File', { path: '/a' })],
          kept: choice,
        },
        { path: '/d', title: 'deep', parent: link('Folder', { path: '/' }), children: [], files: [], kept: null },
      ],
      File: [
        {
          path: '/a',
          title: 'A',
          parent: link('Folder', { path: '/' }),
          children: [],
          bytes: 10,
          twin: link('File', { path: '/b' }),
          folder: link('Folder', { path: '/' }),
          checks: { by: choice, of: link('File', { path: '/a' }) },
        },
        {
          path: '/b',
          title: 'B',
          parent: link('Folder', { path: '/' }),
          children: [],
          bytes: 20,
          twin: null,
          folder: link('Folder', { path: '/d' }),
          checks: { by: { file: null, reason: null }, of: link('File', { path: '/a' }) },
        },
      ],
      Menu: [{ chosen: choice, same: link('Menu', { name: 'm' }), name: 'm' }],
    };
  },
  fields: {
    Query: {
      root: () => link('Folder', { path: '/' }),
      menu: () => link('Menu', { name: 'm' }),
      biggest: () => link('File', { path: '/b' }),
    },
  },
  operations: {
    'an interface of itself': '{ root { title children { title parent { title children { title } } } } }',
    'implementations over the border':
      '{ root { children { ... on File { bytes folder { title } } ... on Folder { files { title } } } } }',
    'a provided field of itself': '{ root { children { ... on File { twin { bytes title twin { bytes } } } } } }',
    'values from the other subgraph below a parent without a key':
      '{ menu { chosen { file { bytes checks { of { title } } } } } }',
    'a menu of itself':
      '{ menu { same { same { chosen { reason { text } file { folder { title kept { file { title } } } } } } } } }',
    'value types on both sides':
      '{ root { ... on Folder { kept { file { title bytes } reason { text } } } } biggest { checks { by { file { title } } of { twin { checks { of { title } } } } } } }',
    'names of keys for other fields':
      '{ root { children { ... on File { path: bytes bytes: title title: path folder { path: title title: path } } } } biggest { path: title title: bytes } }',
    'a field of the interface that implementations narrow':
      '{ biggest { folder { ... on Entry { parent { ... on Folder { title } } } } } root { children { parent { ... on Folder { path kept { reason { text } } } } } } }',
    'a narrowed field after a fetch, under another name':
      '{ biggest { folder { title ... on Entry { up: parent { ... on Folder { path title } } } } } }',
    'a deep circle':
      '{ biggest { folder { parent { files { folder { children { ... on File { checks { of { folder { kept { file { parent { title } } } } } } } } } } } } } }',
  },
};
