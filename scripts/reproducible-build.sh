#!/usr/bin/env bash
# Builds all jars twice, in two temporary copies of this checkout, and compares them byte by byte.
# The second build runs in another folder depth, zone and locale. Exit code 1 and a list if anything differs.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022 # modes are part of a jar

build() { # <folder> <options for Maven's Java>
  mkdir -p "$1"
  tar -C "$root" --exclude=./.git --exclude=target --exclude=./demo-output --exclude=./essaim-data -cf - . | tar -C "$1" -xf -
  echo "Building in $1 ..."
  # Without the planning program: Spring Boot writes the builder's zone into its jar's entries, and nobody gets it from us.
  (cd "$1" && MAVEN_OPTS="${MAVEN_OPTS:-} $2" ./mvnw -B -q -ntp -T 2 -pl '!examples/host-planning,!examples/host-planning/boot-3.5' package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dessaim.rules.skip=true \
    -Dessaim.checks=-Xdiags:compact) # what is built is what counts here: the code was looked at before
}

sums() { # <folder>: checksums of the jars a module has built
  (cd "$1" && find . -path '*/target/*.jar' -not -path '*/target/*/*' -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum)
}

build "$work/one" "-Duser.timezone=Europe/Paris -Duser.language=fr -Duser.country=FR"
build "$work/some/where/else" "-Duser.timezone=Asia/Kathmandu -Duser.language=tr -Duser.country=TR"
sums "$work/one" >"$work/one.sums"
sums "$work/some/where/else" >"$work/two.sums"

count=$(wc -l <"$work/one.sums")
if [ "$count" -eq 0 ]; then
  echo "No jar was built." >&2
  exit 1
fi
if ! diff "$work/one.sums" "$work/two.sums" >"$work/differences"; then
  echo "NOT reproducible; first build '<', second build '>':" >&2
  cat "$work/differences" >&2
  exit 1
fi
cat "$work/one.sums"
echo "Reproducible: $count jars, identical in both builds."
