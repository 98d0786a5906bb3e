package org.essaim.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.funding.Verification;
import org.essaim.jackson.JsonCodec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Checks a statement or a certificate, and can do nothing else (<i>vérificateur</i>).
 *
 * <p>For a funder or an auditor who trusts no program of the employer: one jar, no store, no network, nothing is written. Exit
 * codes: 0 it holds, 1 it is refused, 2 wrong use.
 */
@Command(
        name = "essaim-verify",
        mixinStandardHelpOptions = true,
        description = {
            "Vérifie un relevé ou un certificat : cohérent, justifié ou ancré, sinon refusé.",
            "Checks a statement or a certificate: consistent, evidenced or anchored, else refused."
        })
public final class Main implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "FILE.json", description = "le relevé ou le certificat / the statement or the certificate")
    private Path file = Path.of("");

    @Option(names = "--evidence", paramLabel = "FILE.json", description = "les pièces reçues / the evidence received")
    private @Nullable Path evidence;

    @Option(
            names = "--anchor",
            paramLabel = "SEAL|FILE",
            description = "une empreinte détenue, ou un fichier qui en contient / a digest held, or a file of them")
    private List<String> anchors = List.of();

    @Option(names = "--json", description = "réponse en JSON / answer as JSON")
    private boolean json;

    @Option(names = "--lang", paramLabel = "fr|en", description = "langue / language")
    private String language = "fr";

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(args, out));
    }

    static int run(String[] args, PrintStream out) {
        return new CommandLine(new Main(out))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    // A file that is not there, or an anchor that is none: no trace, just what and where.
                    line.getErr().println(e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(args);
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> document = read(file, findings);
        Path shown = evidence;
        Optional<SourceTree> evidenced = shown == null ? Optional.empty() : read(shown, findings);
        Optional<Verification> verification = document.filter(found -> shown == null || evidenced.isPresent())
                .map(found -> Verification.of(found, held(), evidenced.orElse(null)));
        verification.ifPresent(found -> findings.addAll(found.findings()));
        Verification.Verdict verdict = verification.map(Verification::verdict).orElse(Verification.Verdict.REFUSED);
        Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        if (json) {
            Tree answer = Tree.fields()
                    .put("verdict", verdict.name())
                    .put(
                            "findings",
                            findings.stream()
                                    .map(finding -> Tree.fields()
                                            .put("code", finding.code().id())
                                            .put("severity", finding.severity().name())
                                            .put("file", finding.file() == null ? "" : finding.file())
                                            .put("message", finding.message(locale))
                                            .put("remedy", finding.remedy(locale))
                                            .build())
                                    .toList())
                    .build();
            out.write(new JsonCodec().encode(answer));
            out.println();
        } else {
            out.println(verdict);
            verification.ifPresent(found -> out.println(found.guarantee(locale)));
            findings.forEach(finding -> out.println(finding.code().id() + " " + finding.message(locale)));
        }
        return verdict == Verification.Verdict.REFUSED ? 1 : 0;
    }

    private static Optional<SourceTree> read(Path file, List<Finding> findings) throws IOException {
        return new JsonCodec().decode(Files.readAllBytes(file), String.valueOf(file.getFileName()), findings::add);
    }

    private List<String> held() {
        List<String> held = new ArrayList<>();
        for (String anchor : anchors) {
            Optional<String> digest = Verification.anchor(anchor);
            if (digest.isPresent()) {
                held.add(digest.get());
            } else {
                held.addAll(fromFile(anchor));
            }
        }
        return held;
    }

    private static List<String> fromFile(String name) {
        try {
            return Files.readString(Path.of(name), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> Verification.anchor(line)
                            .orElseThrow(() -> new IllegalArgumentException("[" + line + "] is not an anchor.")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "[" + name + "] is neither an anchor nor a file of them.\nMaybe a digit is missing.", e);
        }
    }
}
