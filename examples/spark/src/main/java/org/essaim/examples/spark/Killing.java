package org.essaim.examples.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;

/** Kills a worker of a cluster, with what it runs, as soon as it works on a task (<i>panne</i>). */
final class Killing extends SparkListener {
    private final ProcessHandle worker;
    private final AtomicBoolean armed = new AtomicBoolean();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Map<String, Integer> started = new ConcurrentHashMap<>();

    private Killing(ProcessHandle worker) {
        this.worker = worker;
    }

    static Killing of(long process, SparkSession session) {
        ProcessHandle worker = ProcessHandle.of(process)
                .orElseThrow(() -> new IllegalArgumentException("There is no process [" + process + "]."));
        Killing killing = new Killing(worker);
        session.sparkContext().addSparkListener(killing);
        return killing;
    }

    void arm() {
        armed.set(true);
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        started.merge(task.taskInfo().executorId(), 1, Integer::sum);
        // Both have work by now.
        if (started.size() > 1 && armed.compareAndSet(true, false)) {
            SameStatements.say("A task runs: worker [%d] is killed with its executor.", worker.pid());
            worker.descendants().forEach(ProcessHandle::destroyForcibly);
            worker.destroyForcibly();
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.taskInfo().failed()) {
            failed.incrementAndGet();
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
        lost.incrementAndGet();
    }

    /** Says what was lost, and fails if nothing was. */
    void tell() {
        if (worker.isAlive() || lost.get() == 0) {
            throw new IllegalStateException("The worker was not killed: nothing was shown.");
        }
        SameStatements.say(
                "Executors lost: %d, tasks failed with them: %d. The figures came out the same.",
                lost.get(), failed.get());
    }
}
