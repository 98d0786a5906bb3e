package org.essaim.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * The main job as one program (<i>ligne de commande</i>): {@code essaim COMMAND …}.
 *
 * <p>Each call is one process over a durable store. Exit codes: 0 fine; 1 findings of severity ERROR, and what could be
 * stored is stored; 2 wrong use; 3 a fault of ours.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Hibernate Validator would else log through the platform, past what simplelogger.properties says.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Surroundings machine = Surroundings.ofThisProcess();
        int exit = run(args, machine);
        machine.out().flush();
        machine.err().flush();
        Ending.done();
        System.exit(exit);
    }

    /** Runs a command with these streams, no environment and no terminal; answers the exit code. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, Surroundings.of(out, err));
    }

    static int run(String[] args, Surroundings machine) {
        Program program = new Program(machine, Texts.askedFor(args));
        for (int i = 0; i < args.length; i++) {
            // What a POSIX locale makes of an accent: a label or a file of that name would never be found.
            if (args[i].indexOf('\ufffd') >= 0) {
                machine.err().println(program.texts().text("use.encoding", i + 1));
                return Exit.WRONG_USE;
            }
        }
        try {
            return Commands.of(program, args).execute(args);
        } catch (Error e) {
            // Memory, or a class that a damaged jar lacks: picocli lets it pass, and the machine would say 1,
            // "findings".
            return new WrongUse(program).fail(e, List.of(args).contains("--debug"));
        }
    }
}
