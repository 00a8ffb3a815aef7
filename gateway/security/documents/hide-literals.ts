import { Kind, parse, print, visit } from 'graphql';

/** An operation's text without the values that are written in it, which may be personal; empty for what is none. */
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
