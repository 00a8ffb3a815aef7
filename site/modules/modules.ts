/** The subgraphs of the site. Another one is a line here and in rover.yaml, and a folder of its own. */
export { airQuality } from '../../subgraphs/air-quality/module.ts';
export { articles } from '../../subgraphs/articles/module.ts';
export { comments } from '../../subgraphs/comments/module.ts';
