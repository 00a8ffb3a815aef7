import { Kind, parse, print, visit } from 'graphql';

/** An operation's text with literals, which may be personal data, replaced; empty if it cannot be parsed. */
export function hideLiterals(text: string): string {
  try {
    return print(
      visit(parse(text, { maxTokens: 15_000 }), {
        StringValue: () => ({ kind: Kind.STRING, value: '' }),
        IntValue: () => ({ kind: Kind.INT, value: '0' }),
        FloatValue: () => ({ kind: Kind.FLOAT, value: '0' }),
      }),
    );
  } catch {
    return '';
  }
}
