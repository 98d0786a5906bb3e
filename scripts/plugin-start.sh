#!/usr/bin/env bash
# How much longer the planning program takes to start with the plugin than without: pairs, one after the other, on one database each.
# Package first: ./mvnw -pl examples/host-planning,adapters/host/plugin -am package. Argument: how many pairs (5).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/without" "$work/with" "$work/none" "$work/plugins"
cp "$root/adapters/host/plugin/target/essaim-plugin.jar" "$work/plugins/"
export ESSAIM_KEY=1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f

start() { # <folder> <plugins>: milliseconds that Spring Boot says it took, the Java machine's own included
  local log="$work/log"
  : >"$log" # else the line of the start before is found
  (cd "$1" && exec java -Dloader.path="$2" -jar "$root/examples/host-planning/target/host-planning.jar" \
    --server.port=0 --server.address=127.0.0.1) >"$log" 2>&1 &
  local process=$!
  until grep -q 'process running for [0-9.]*)' "$log"; do
    kill -0 "$process" || { cat "$log" >&2; exit 1; }
    sleep 0.1
  done
  kill "$process"
  wait "$process" || true
  sed -n 's/.*process running for \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' "$log" | awk '{ printf "%d\n", $1 * 1000 + substr($2 "000", 1, 3) }'
}

echo "first start (makes the tables): $(start "$work/without" "$work/none") ms without, $(start "$work/with" "$work/plugins") ms with"
for pair in $(seq 1 "${1:-5}"); do
  without=$(start "$work/without" "$work/none")
  with=$(start "$work/with" "$work/plugins")
  echo "$without $with"
done | awk '{ print "pair: " $1 " ms without, " $2 " ms with, ratio " $2 / $1; fflush(); ratio[NR] = $2 / $1 }
  END { n = asort_(ratio, NR); print "median ratio: " ratio[int((n + 1) / 2)] }
  function asort_(a, n,   i, j, t) { for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j] < a[j - 1]; j--) { t = a[j]; a[j] = a[j - 1]; a[j - 1] = t } return n }'
