#!/usr/bin/env bash
# Kills programs that import, close and issue, over H2 and over PostgreSQL, and holds what is left against what one has who was
# never killed; then lets two processes import overlapping files at the same time.
# Usage: scripts/crash.sh [KILLS [SECONDS]], for each database; 200 kills take some forty minutes, most of it starting programs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./mvnw -B -ntp -pl adapters/storage/jdbc -am test \
  -Dtest='CrashTest,KillTest,TwoImportersTest' -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true \
  -Dessaim.kills="${1:-200}" -Dessaim.seconds="${2:-60}" |
  grep --line-buffered -E '^(H2|PostgreSQL|Killed|Two importers):|Tests run:|FAILURE|ERROR|BUILD'
