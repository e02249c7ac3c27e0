#!/usr/bin/env bash
# @stryker-mutator/core 9.6.1 with typescript 7.0.2: a folder that has a tsconfig.json cannot be mutated at all, not even its
# JavaScript. Before any test runs, Stryker rewrites the tsconfig for its sandbox by TypeScript's old programming interface, and
# the package of TypeScript 7 has none of it at its root. An option that names a tsconfig which does not exist helps.
#
# Output seen:
#   typescript 5.9.3: tried
#   typescript 7.0.2: ts.parseConfigFileTextToJson is not a function
#   typescript 7.0.2, tsconfigFile "none.json": tried
#
# Why it matters here: the widget is type-checked by TypeScript 7, and its tests are measured by mutation.
#
# What one would have guessed: that a mutation tester which asks for no type checker and changes JavaScript has no use for
# TypeScript, or says that it finds none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @stryker-mutator/core@9.6.1 typescript@5.9.3
mkdir src
echo 'exports.add = (one, other) => one + other;' > src/add.js
echo '{}' > tsconfig.json
echo 'if (require("./src/add.js").add(2, 3) !== 5) process.exit(1);' > test.js

run() {
  echo "{\"testRunner\":\"command\",\"commandRunner\":{\"command\":\"node test.js\"},\"mutate\":[\"src/add.js\"],\"reporters\":[\"clear-text\"],\"allowEmpty\":false $1}" > stryker.config.json
  npx stryker run > out.txt 2>&1 || true
  sed 's/\x1b\[[0-9;]*m//g' out.txt | grep -oE 'ts\.parseConfigFileTextToJson is not a function|All files.*' | head -1 | sed -E 's/^All files.*/tried/'
}
before=$(run '')
npm install --silent --no-audit --no-fund typescript@7.0.2
after=$(run '')
without=$(run ',"tsconfigFile":"none.json"')
echo "typescript 5.9.3: $before"
echo "typescript 7.0.2: $after"
echo "typescript 7.0.2, tsconfigFile \"none.json\": $without"
[[ $before == *tried* && $after == *'not a function' && $without == *tried* ]]
