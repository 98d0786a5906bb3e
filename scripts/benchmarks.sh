#!/usr/bin/env bash
# Measures what Essaim says of its speed, with JMH. Arguments go to JMH: scripts/benchmarks.sh Closing -prof gc
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./mvnw -B -ntp -q -Pbench -pl examples/benchmarks -am package -Dmaven.test.skip=true -Dspotless.check.skip=true
exec java -jar examples/benchmarks/target/benchmarks.jar "$@"
