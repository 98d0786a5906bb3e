#!/usr/bin/env bash
# Lets a fuzzer (Jazzer, guided by coverage) look for files that the importers do not take as they should. Of questionnaires and texts: FHIR in JSON,
# XLSForm as workbook and CSV, and the expressions within XLSForm; Markdown. Of time: exports as CSV and as sheets of workbooks, calendars, visits in
# ESPPADOM, and texts of clockings. An exception, a false claim of the test or a run without end is a find.
# Usage: scripts/fuzz.sh [MINUTES [TARGETS]]; 5 minutes for each target, and all of: fhir xlsform expressions markdown csv sheet ical esppadom timeclock.
# What it finds, it puts next to the other inputs of the test below src/test/resources, where every build tries it from then on; what it
# learns on the way stays in .cifuzz-corpus of the module, and the next run begins there. Exit code 1 if anything was found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

minutes=${1:-5}
targets=${2:-fhir xlsform expressions markdown csv sheet ical esppadom timeclock}
found=0

# A form may bring a pattern of its own, and that is no injection: it is matched within a number of steps.
export JAZZER_DISABLED_HOOKS=com.code_intelligence.jazzer.sanitizers.RegexInjection

fuzz() { # <module> <test>: one test a process, as the fuzzer wants it
  mkdir -p "$1/target"
  echo "$2: $minutes minutes ..."
  if ! JAZZER_FUZZ=1 JAZZER_MAX_DURATION="${minutes}m" ./mvnw -B -ntp -pl "$1" -am test-compile surefire:test@fuzz-regression \
    -Dtest="$2" -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true >"$1/target/fuzz.log" 2>&1; then
    found=1
    grep -E 'Java Exception|AssertionError|SUMMARY|Test unit written|ERROR' "$1/target/fuzz.log" | head -20 || true
  fi
  grep -E '^#[0-9]+|DONE|Done [0-9]+' "$1/target/fuzz.log" | tail -2 || true
}

for target in $targets; do
  case $target in
    fhir) fuzz adapters/exchange/jackson 'FhirFuzzTest#whateverIsReadCanBeUnderstoodAndWrittenAndReadAgain' ;;
    xlsform) fuzz adapters/exchange/xlsx 'XlsFormFuzzTest#whateverIsReadCanBeUnderstoodAndWrittenAndReadAgain' ;;
    expressions) fuzz adapters/exchange/xlsx 'XlsFormFuzzTest#whateverAnExpressionSaysIsUnderstoodOrLeft' ;;
    markdown) fuzz adapters/exchange/markdown 'MarkdownFuzzTest#whateverIsReadCanBeWrittenAndReadAgain' ;;
    csv) fuzz adapters/exchange/csv 'CsvFuzzTest#whateverIsReadIsToldOnceOrRefused' ;;
    sheet) fuzz adapters/exchange/xlsx 'ExportBookFuzzTest#whateverASheetHoldsIsToldOrRefused' ;;
    ical) fuzz adapters/exchange/ical 'IcalFuzzTest#whateverIsReadIsToldWithinItsDaysOrSaid' ;;
    timeclock) fuzz adapters/exchange/timeclock 'TimeclockFuzzTest#whateverIsReadIsToldOrRefused' ;;
    esppadom) fuzz adapters/exchange/esppadom 'EsppadomFuzzTest#whateverTheBytesAreTheyAreToldOrFoundWanting' ;;
    *) echo "Unknown target [$target]. Maybe one of: fhir xlsform expressions markdown csv sheet ical esppadom timeclock." >&2 && exit 2 ;;
  esac
done
exit $found
