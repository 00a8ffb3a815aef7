import { type DocumentNode, Kind, visit } from 'graphql';
import { argumentOf } from './directives.ts';

/** A label of a progressive `@override` and the names of the fields that it overrides. */
export interface OverrideLabel {
  readonly label: string;
  readonly fields: ReadonlySet<string>;
  /** 0 to 100 for `percent(x)`; otherwise `undefined`, and the host decides. */
  readonly percent: number | undefined;
  /** Whether a `@requires` or `@key` uses one of the fields: then any operation may depend on the label. */
  readonly implicit: boolean;
}

export function collectOverrideLabels(document: DocumentNode): readonly OverrideLabel[] {
  const fields = new Map<string, Set<string>>();
  const fieldSets: string[] = [];
  visit(document, {
    [Kind.DIRECTIVE](directive) {
      for (const name of ['requires', 'key']) fieldSets.push(String(argumentOf(directive, name) ?? ''));
    },
    [Kind.FIELD_DEFINITION](field) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'join__field') continue;
        const label = argumentOf(directive, 'overrideLabel');
        if (typeof label !== 'string') continue;
        const names = fields.get(label) ?? new Set();
        fields.set(label, names.add(field.name.value));
      }
    },
  });
  const text = fieldSets.join(' ');
  return [...fields].map(([label, names]) => ({
    label,
    fields: names,
    percent: percentOf(label),
    implicit: [...names].some(name => text.includes(name)),
  }));
}

function percentOf(label: string): number | undefined {
  const match = /^percent\((\d{1,3}(?:\.\d{1,8})?)\)$/.exec(label);
  return match ? Number(match[1]) : undefined;
}
