package org.essaim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.funding.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim verify}: checks a statement alone, without a store, and trusts nothing that it can compute itself. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "STATEMENT.json", descriptionKey = "STATEMENT")
    private Path file = Path.of("");

    @Option(names = "--anchor", paramLabel = "SEAL|FILE")
    private List<String> anchors = List.of();

    @Option(names = "--evidence", paramLabel = "FILE.json", descriptionKey = "verify.evidence")
    private @Nullable Path evidence;

    @Option(names = "--json")
    private boolean json;

    VerifyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        ColumnOptions.requireFiles(List.of(file), program);
        List<String> held = held();
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> statement = program.codec("json")
                .decode(Files.readAllBytes(file), file.getFileName().toString(), findings::add);
        Optional<SourceTree> shown = evidence == null ? Optional.empty() : shown(evidence, findings);
        Optional<Verification> verification = evidence != null && shown.isEmpty()
                ? Optional.empty()
                : statement.map(
                        document -> program.watched(json, () -> Verification.of(document, held, shown.orElse(null))));
        verification.ifPresent(found -> findings.addAll(found.findings()));
        Verification.Verdict verdict = verification.map(Verification::verdict).orElse(Verification.Verdict.REFUSED);
        if (json) {
            program.answer(Tree.fields()
                    .put("verdict", verdict.name())
                    .put("findings", Json.findings(findings, program.locale()))
                    .build());
        } else {
            program.say("verify." + verdict, file.getFileName().toString());
            verification.ifPresent(found -> program.print(found.guarantee(program.locale())));
            program.tell(findings);
        }
        return verdict == Verification.Verdict.REFUSED ? Exit.FINDINGS : Exit.FINE;
    }

    private Optional<SourceTree> shown(Path file, List<Finding> findings) throws IOException {
        ColumnOptions.requireFiles(List.of(file), program);
        return program.codec("json")
                .decode(Files.readAllBytes(file), file.getFileName().toString(), findings::add);
    }

    private List<String> held() throws IOException {
        List<String> held = new ArrayList<>();
        for (String anchor : anchors) {
            Optional<String> digest = Verification.anchor(anchor);
            if (digest.isPresent() && anchor.strip().indexOf(' ') < 0) {
                held.add(digest.get());
            } else {
                held.addAll(fromFile(anchor));
            }
        }
        return held;
    }

    private List<String> fromFile(String name) throws IOException {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw program.texts().refusal("verify.anchor", name);
        }
        if (!Files.isRegularFile(path)) {
            throw program.texts().refusal("verify.anchor", name);
        }
        List<String> held = new ArrayList<>();
        for (String line :
                Files.readString(path, StandardCharsets.UTF_8).lines().toList()) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                held.add(Verification.anchor(text)
                        .orElseThrow(() -> program.texts().refusal("verify.anchor", text)));
            }
        }
        return held;
    }
}
