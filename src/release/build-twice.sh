#!/usr/bin/env bash
# Builds the last commit in two clones at two places, and fails where their artifacts differ by a byte.
set -euo pipefail
root="$(git -C "$(dirname "${BASH_SOURCE[0]}")" rev-parse --show-toplevel)"
commit="$(git -C "$root" rev-parse HEAD)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

sums() {
  (cd "$1" && sha256sum -- *.jar *.json | sort -k2)
}

for place in one another/place; do
  git clone --quiet "$root" "$work/$place"
  git -C "$work/$place" checkout --quiet "$commit"
  # Times of day, file times and the place itself must leave no trace.
  mvn -B -ntp -q -f "$work/$place/pom.xml" -Prelease package -Dmaven.test.skip "$@"
  sums "$work/$place/target" > "$work/$(basename "$place").sums"
done

cat "$work/one.sums"
test -s "$work/one.sums"
diff "$work/one.sums" "$work/place.sums" && echo "Both builds made the same bytes."
