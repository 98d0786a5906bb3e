package org.essaim.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.finding.EssaimException;
import org.essaim.progress.CancelledException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when the program was used wrongly, or failed: first what, then what may help. */
final class WrongUse {
    private final Program program;
    private final Texts texts;

    WrongUse(Program program) {
        this.program = program;
        this.texts = program.texts();
    }

    /** Says what is wrong with the arguments. */
    int complain(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintStream err = program.machine().err();
        if (message(e).isEmpty()) {
            // A command that holds others was called without one.
            command.usage(err);
            return Exit.WRONG_USE;
        }
        String name = command.getCommandSpec().qualifiedName();
        err.println(Credentials.hiddenIn(what(e, name)));
        err.println(Credentials.hiddenIn(hint(e, name)));
        return Exit.WRONG_USE;
    }

    private String what(ParameterException e, String command) {
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return texts.text(
                    "use.missing",
                    command,
                    missing.getMissing().stream().map(WrongUse::name).collect(Collectors.joining(", ")));
        }
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return texts.text("use.unknown", command, String.join(" ", unmatched.getUnmatched()));
        }
        if (e.getArgSpec() != null && e.getValue() != null) {
            return texts.text("use.value", name(e.getArgSpec()), e.getValue());
        }
        return texts.text("use.other", command, message(e).lines().findFirst().orElse(""));
    }

    private String hint(ParameterException e, String command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                return texts.text("use.similar", String.join(", ", similar));
            }
        }
        ArgSpec arg = e.getArgSpec();
        if (arg != null && e.getValue() != null) {
            Class<?> type = arg.isMultiValue() ? arg.auxiliaryTypes()[0] : arg.type();
            if (type.isEnum()) {
                return texts.text(
                        "use.choices",
                        Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")));
            }
            String key = "use.form." + type.getSimpleName();
            if (texts.has(key)) {
                return texts.text(key);
            }
        }
        return texts.text("use.help", command);
    }

    private static String message(ParameterException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option
                ? option.longestName() + (arg.arity().max() == 0 ? "" : " " + arg.paramLabel())
                : arg.paramLabel();
    }

    /** Says why a command ended early: who used it wrongly reads what to do, who met a fault of ours how to report it. */
    int fail(Throwable e, boolean debug) {
        PrintStream err = program.machine().err();
        if (debug) {
            e.printStackTrace(err);
        }
        // The database closes itself when the process ends: what it then says is not what happened.
        if (e instanceof CancelledException || program.machine().cancelled().getAsBoolean()) {
            err.println(texts.text("cancelled"));
            return Exit.WRONG_USE;
        }
        if (e instanceof EssaimException) {
            err.println(e.getMessage());
            return Exit.WRONG_USE;
        }
        IOException io =
                e instanceof IOException own ? own : e instanceof UncheckedIOException held ? held.getCause() : null;
        if (io != null) {
            err.println(texts.text("file.failed", file(io), io.getClass().getSimpleName()));
            return Exit.WRONG_USE;
        }
        // Not its message: nobody knows what of the data stands in it.
        String where = Stream.of(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.essaim."))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("?");
        err.println(texts.text("fault", e.getClass().getSimpleName(), where));
        return Exit.FAULT;
    }

    private static String file(IOException e) {
        if (e instanceof FileSystemException named && named.getFile() != null) {
            Path name = Path.of(named.getFile()).getFileName();
            return name == null ? named.getFile() : name.toString();
        }
        return "?";
    }
}
