#!/usr/bin/env bash
# Attacks made-up publications of answers that no test has tried: each is read by somebody who reckons in whole people, and who must
# not be able to tell what fewer people than the threshold answered. What it finds it names with its seed.
# Usage: scripts/attack.sh [PUBLICATIONS]; 20,000 take some six minutes on two cores. Exit code 1 if anything was found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./mvnw -B -ntp -q -pl core test -Dtest='PublicationAttackTest#norDoesAnyThatWasNeverTried' -Dessaim.attacks="${1:-20000}"
