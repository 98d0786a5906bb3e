#!/usr/bin/env bash
# Disables rules of time and funding one by one (mutation testing) and lists those whose loss no example notices.
# Usage: scripts/mutation.sh [CLASSES [TESTS]], both comma-separated patterns; the report is core/target/pit-reports/index.html.
# The examples are the YAML files below core/src/test/resources/specs; minutes to an hour, depending on the patterns.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

classes=${1:-org.essaim.time.WorkedMonth*,org.essaim.time.Gaps*,org.essaim.time.OverlapGroup*,org.essaim.time.Absences*,org.essaim.time.OwnRules,org.essaim.time.TimeBasis,org.essaim.time.DayTable,org.essaim.funding.Allocation*,org.essaim.exact.*,org.essaim.funding.Eligibility*}
tests=${2:-org.essaim.time.RulesByExampleTest,org.essaim.funding.FundingByExampleTest}

./mvnw -B -ntp -q -Pmutation -pl core test-compile org.pitest:pitest-maven:mutationCoverage \
  -DtargetClasses="$classes" -DtargetTests="$tests" -Dspotless.check.skip=true

# Columns: file, class, mutator, method, line, status, test.
survivors=$(grep -E ',(SURVIVED|NO_COVERAGE),' core/target/pit-reports/mutations.csv || true)
killed=$(grep -cE ',(KILLED|TIMED_OUT),' core/target/pit-reports/mutations.csv || true)
count=$(printf '%s' "$survivors" | grep -c . || true)
printf '%s\n' "$survivors" | cut -d, -f2-6 | sort
echo "Noticed: $killed. Not noticed: $count."
