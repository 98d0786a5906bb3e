#!/usr/bin/env bash
# Measures the first page over a year of a fictitious federation in an H2 file: imported, sealed and issued, then asked for over HTTP. Prints
# how many entries there are, every time and the median.
# Usage: scripts/overview-speed.sh [STRUCTURES [VISITS]]; 80 structures have some ten million entries.
# Package first: ./mvnw -pl examples/cli -am package. The federation is kept in target/overview and made once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

structures=${1:-80}
folder=$PWD/target/overview/$structures
if [ ! -e "$folder/made" ]; then
  java -jar examples/cli/target/essaim.jar simulate --structures "$structures" --months 12 -o "$folder/made"
fi

./mvnw -B -ntp -pl adapters/host/pages -am test \
  -Dtest=OverviewSpeed -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true \
  -Dessaim.federation="$folder" -Dessaim.visits="${2:-20}" |
  grep --line-buffered -E '^Overview|Tests run:|FAILURE|ERROR|BUILD'
