#!/usr/bin/env bash
# Measures the stores in a database, H2 in a file and PostgreSQL: appending a million facts, and one structure's statement beside
# a hundred million entries. Prints every run and the median.
# Usage: scripts/store-speed.sh [RUNS [STRUCTURES]]; needs some 15 GB of disk and half an hour.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./mvnw -B -ntp -pl adapters/storage/jdbc -am test \
  -Dtest=StoreSpeed -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true \
  -Dessaim.runs="${1:-5}" -Dessaim.structures="${2:-480}" |
  grep --line-buffered -E '^(H2|POSTGRESQL)[,:]|Tests run:|FAILURE|ERROR|BUILD'
