#!/usr/bin/env bash
# Holds the list of what answers each line of the two founding documents against the documents themselves: every line that is not blank is in the
# list, with the digest of its characters, and no other is.
# Usage: scripts/seeds.sh [FOLDER]; the folder with the two documents, ../shared/seeds unless told. Without the folder there is nothing to hold it against.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=${1:-../shared/seeds}
list=examples/cli/src/test/resources/seeds.yaml
if [ ! -d "$folder" ]; then
  echo "There is no folder $folder: nothing was compared."
  exit 0
fi

# <seed> <line> <digest>, of the list and of the documents; a line of the list has both on one line or on two.
listed() {
  awk '/^seed-[0-9]+:/ { gsub(/[^0-9]/, "", $1); seed = $1 }
    { while (match($0, /(line: [0-9]+|digest: .[0-9a-f]+)/)) {
        found = substr($0, RSTART, RLENGTH); $0 = substr($0, RSTART + RLENGTH)
        if (found ~ /^line/) { sub(/line: /, "", found); line = found } else { sub(/digest: ./, "", found); print seed, line, found }
      } }' "$list" | sort
}

written() {
  seed=0
  for document in "$folder"/*.txt; do
    seed=$((seed + 1))
    number=0
    while IFS= read -r text || [ -n "$text" ]; do
      number=$((number + 1))
      text="${text#"${text%%[![:space:]]*}"}"
      text="${text%"${text##*[![:space:]]}"}"
      if [ -n "$text" ]; then
        echo "$seed $number $(printf '%s' "$text" | sha256sum | cut -c1-16)"
      fi
    done <"$document"
  done | sort
}

diff <(listed) <(written) && echo "Every line of both documents is in the list, and no other: $(listed | wc -l) lines."
