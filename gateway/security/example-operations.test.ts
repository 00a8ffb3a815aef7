import { globSync, readFileSync } from 'node:fs';
import { type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadSupergraph } from '../engine/supergraph/load-supergraph.ts';
import { readSettings } from '../settings/read-settings.ts';
import { compileCost } from './demand-control/compile-cost.ts';
import { findPageSizes } from './limits/page-size.ts';
import { createSizeRule } from './limits/size-rule.ts';

/** No example page may be refused by the default limits. */

const supergraph = loadSupergraph(readFileSync('supergraph.graphql', 'utf8'));
const { limits, demandControl } = readSettings({});
const files = globSync('docs/operations/*.graphql').sort();

describe.each(files)('%s', file => {
  const text = readFileSync(file, 'utf8');
  const document = parse(text, { maxTokens: limits.tokens });
  const operation = document.definitions.find(node => node.kind === 'OperationDefinition') as OperationDefinitionNode;
  const parsed = { text, document, operation, schema: supergraph.schema };

  it('is within the limits, and far below the highest cost', () => {
    expect(createSizeRule(limits)?.(parsed)).toEqual([]);
    expect(findPageSizes(parsed, limits).errors).toEqual([]);
    const cost = compileCost(parsed, supergraph.schema, supergraph.costs, demandControl.listSize);
    const { cost: estimated, problem } = cost.estimate({});
    expect(problem).toBeUndefined();
    expect(estimated).toBeLessThan(demandControl.max / 2);
  });
});
