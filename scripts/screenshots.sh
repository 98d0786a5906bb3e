#!/usr/bin/env bash
# Makes the pictures of adapters/host/plugin/GUIDE.fr.md anew, in adapters/host/plugin/guide; look at each before you commit it.
# Needs a Chromium: /usr/bin/chromium, or the one that the variable CHROMIUM names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./mvnw -ntp -q -Pbrowser -Dessaim.chromium="${CHROMIUM:-/usr/bin/chromium}" \
  -pl examples/host-planning,adapters/host/plugin -am verify -Dtest=None -Dit.test=GuideShots \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
ls -l adapters/host/plugin/guide
