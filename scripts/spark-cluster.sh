#!/usr/bin/env bash
# Runs the same statements, indicators and sums of a federation that does not exist over its store alone and over a Spark cluster, and kills
# one of the cluster's workers in the middle of a job: all figures must be the same, digest for digest.
# The cluster is a standalone master and two workers on this machine's loopback, started from the jars that the build resolved
# and stopped at the end. Arguments: how many structures (6) and months (3).
# SKIP_BUILD=true takes what was built before.
# With "simulate STRUCTURES MONTHS FOLDER" it has the command line write simulated sealed months as Parquet instead
# (essaim simulate --parquet), and adds them up.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=$root/examples/spark/target
# For repositories and mirrors of your own.
read -r -a options <<<"${MAVEN_ARGS_OF_SCRIPTS:-}"

if [ "${SKIP_BUILD:-}" != true ]; then
  # What is built was looked at before: no Error Prone, no rules.
  "$root/mvnw" -q -ntp -f "$root/pom.xml" -pl examples/spark -am package -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -Dessaim.rules.skip=true -Dessaim.checks=-Xdiags:compact "${options[@]}"
fi

run() { # <options and class and arguments of Java>
  java -cp "$target/classes:$(cat "$target/class-path.txt")" "$@"
}

jars() { # what the build resolved, as a distribution of Spark would lie there
  tr ':' '\n' <"$target/class-path.txt" | grep '\.jar$'
}

work=$target/cluster
rm -rf "$work"
export SPARK_HOME=$work/spark
mkdir -p "$SPARK_HOME/jars" "$work/data"
# Workers get third parties' jars alone: what Essaim asks of them is Spark's own.
jars | grep -v -e '/essaim-' -e "^$root/" | while read -r jar; do
  ln -sf "$jar" "$SPARK_HOME/jars/"
done

if [ "${1:-}" = simulate ]; then
  java -Xmx1g -jar "$root/examples/cli/target/essaim.jar" simulate --structures "$2" --months "$3" --parquet "$4" \
    --jars "$(jars | grep '/essaim-spark-')"
  exec java -Xmx4g -Dspark.master='local[*]' -Dspark.ui.enabled=false -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1 \
    -cp "$target/classes:$(cat "$target/class-path.txt")" org.essaim.examples.spark.AddUp "$4" "$2"
fi

export SPARK_SCALA_VERSION=2.13 # else a worker looks for the build tree of Spark itself
export SPARK_LOCAL_IP=127.0.0.1 # whatever it opens, nobody else reaches it

started=()
stop() {
  for process in "${started[@]}"; do
    kill "$process" 2>/dev/null || true
  done
  wait 2>/dev/null || true
}
trap stop EXIT

java -Xmx512m -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0 >"$work/master.log" 2>&1 &
started+=($!)

find_in() { # <pattern> <log>: waits for it
  for _ in $(seq 240); do
    if grep -o -m 1 "$1" "$2" 2>/dev/null; then
      return
    fi
    sleep 0.5
  done
  echo "Nothing like [$1] in [$2] after two minutes." >&2
  return 1
}

master=$(find_in 'spark://127.0.0.1:[0-9]*' "$work/master.log")
for number in 1 2; do
  java -Xmx512m -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --port 0 --webui-port 0 \
    --cores 1 --memory 1g --work-dir "$work/worker-$number" "$master" >"$work/worker-$number.log" 2>&1 &
  started+=($!)
done
for number in 1 2; do
  find_in 'Successfully registered with master' "$work/worker-$number.log" >/dev/null
done
victim=${started[2]}
echo "A master at $master and two workers, of which process $victim will be killed."

run -Xmx2g -Dspark.master="$master" -Dspark.ui.enabled=false -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1 \
  -Dspark.executor.cores=1 -Dspark.executor.memory=768m -Dspark.sql.shuffle.partitions=8 \
  org.essaim.examples.spark.SameStatements "$work/data" "${1:-6}" "${2:-3}" "$victim"
