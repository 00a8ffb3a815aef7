#!/bin/sh
# Serves one suite of https://github.com/graphql-hive/federation-gateway-audit; docs/engine.md says how to run them all.
cd "$(dirname "$0")/../.." || exit 1
PATH="$PWD/node_modules/.bin:$PATH"
exec node site/main.ts gateway --supergraph "http://localhost:4200/$1/supergraph" --port 4000
