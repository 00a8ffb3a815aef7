import { GraphQLError } from 'graphql';
import type { Identity } from '../../shared/auth/identity.ts';
import { PluginContext } from '../request/plugin-context.ts';
import type { Identify, RequestFacts } from '../request/request-context.ts';
import type { AuthenticateEvent } from './events.ts';
import type { Plugins } from './open-plugins.ts';
import { answerToThrow, callHooks, type Hook, whenDone } from './run-hooks.ts';

/** Authenticates by `authenticate` hooks, then by token. */
export function identifyByPlugins({ hooks, report }: Plugins, byToken: Identify): Identify {
  const { authenticate } = hooks;
  if (!authenticate) return byToken;
  return facts => {
    const found = callHooks(
      authenticate,
      eventOf(facts),
      (given: Identity | null, hook) => ({ identity: given === null ? undefined : checked(given, hook) }),
      (hook, error) => {
        const { errors, status } = answerToThrow(hook, error, facts.requestId, report);
        const [refused] = errors;
        const http = status === undefined ? {} : { http: { status } };
        throw new GraphQLError(refused!.message, { extensions: { ...refused!.extensions, ...http } });
      },
    );
    return whenDone(found, known => (known ? known.identity : byToken(facts)));
  };
}

function eventOf({
  requestId,
  headers,
  ip,
  transport,
  connectionParams,
  pluginContext,
}: RequestFacts): AuthenticateEvent {
  return { requestId, headers, ip, transport, connectionParams, context: pluginContext ?? new PluginContext() };
}

/** Validates the identity at run time: it decides access, and plugins may be written in JavaScript. */
function checked(given: Identity, { plugin }: Hook<unknown>): Identity {
  const { issuer = `plugin ${plugin}`, subject, scopes } = given;
  if (typeof subject !== 'string' || subject.trim() === '') throw new TypeError('found an identity with no subject');
  if (typeof issuer !== 'string') throw new TypeError('found an identity with an issuer that is no string');
  if (!(scopes instanceof Set)) throw new TypeError('found an identity with scopes that are no Set');
  return { ...given, issuer };
}
