package org.essaim.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/**
 * How documents of older forms are read (<i>migrations</i>): a chain of steps, each from one version to the next.
 *
 * <p>Immutable. A document of a newer form is refused with what was found and what is known; it is never read by guess. Where a
 * digest covers a document, it covers the document as it was written: compute it before migrating.
 *
 * <pre>{@code
 * static final Migrations FORMS = Migrations.of("pack")       // essaim/pack/1
 *         .then(PackForms::renamePools);                      // essaim/pack/2 is the newest now
 * }</pre>
 */
public final class Migrations {
    private final String kind;
    private final List<UnaryOperator<Tree.Fields>> steps;

    private Migrations(String kind, List<UnaryOperator<Tree.Fields>> steps) {
        this.kind = kind;
        this.steps = steps;
    }

    /** Documents of this kind, of which only version 1 exists. */
    public static Migrations of(String kind) {
        return new Migrations(kind, List.of());
    }

    /** One version more, and how a document of the version before becomes one. */
    public Migrations then(UnaryOperator<Tree.Fields> step) {
        List<UnaryOperator<Tree.Fields>> more = new ArrayList<>(steps);
        more.add(step);
        return new Migrations(kind, List.copyOf(more));
    }

    /** The newest version, in which documents are written. */
    public SchemaVersion newest() {
        return new SchemaVersion(kind, steps.size() + 1);
    }

    /**
     * The version that a document says it has.
     *
     * @param path where it says so, such as {@code content.schema}
     * @param otherwise the version of a document that says nothing; 0 if each has to say
     * @return nothing if a finding says why it cannot be read
     */
    public Optional<SchemaVersion> version(
            SourceTree document, String path, int otherwise, Consumer<? super Finding> findings) {
        Optional<Tree> said = at(document.tree(), path);
        if (said.isEmpty() && otherwise > 0) {
            return Optional.of(new SchemaVersion(kind, otherwise));
        }
        String text = said.filter(Tree.Text.class::isInstance)
                .map(tree -> ((Tree.Text) tree).value())
                .orElse("");
        Optional<SchemaVersion> found =
                SchemaVersion.parse(text).filter(version -> version.kind().equals(kind));
        if (found.isPresent() && found.get().number() <= newest().number()) {
            return found;
        }
        Finding.Builder finding = Finding.of(found.isPresent() ? Code.NEWER_SCHEMA : Code.UNKNOWN_SCHEMA)
                .file(document.file())
                .path(path)
                .value(text.length() > 60 ? text.substring(0, 60) + "…" : text)
                .with("known", newest());
        Integer line = document.line(path);
        if (line != null) {
            finding.row(line);
        }
        findings.accept(finding.build());
        return Optional.empty();
    }

    /** Reports a document that says it is of this kind, in a form that is not known yet; of any other it says nothing. */
    public void refuseNewer(SourceTree document, String path, Consumer<? super Finding> findings) {
        at(document.tree(), path)
                .filter(Tree.Text.class::isInstance)
                .flatMap(tree -> SchemaVersion.parse(((Tree.Text) tree).value()))
                .filter(version -> version.kind().equals(kind) && version.number() > newest().number())
                .ifPresent(version -> version(document, path, 0, findings));
    }

    /** The document in its newest form; what is older goes through every step on the way. */
    public SourceTree migrate(SourceTree document, SchemaVersion from) {
        if (!from.kind().equals(kind) || from.number() > newest().number()) {
            throw new IllegalArgumentException(
                    "[" + from + "] is no older form of [" + newest() + "].\nMaybe look at version(...) first.");
        }
        if (!(document.tree() instanceof Tree.Fields fields)) {
            return document;
        }
        Tree.Fields migrated = fields;
        for (UnaryOperator<Tree.Fields> step : steps.subList(from.number() - 1, steps.size())) {
            migrated = step.apply(migrated);
        }
        return new SourceTree(migrated, document.file(), document.lines());
    }

    private static Optional<Tree> at(Tree tree, String path) {
        Optional<Tree> found = Optional.of(tree);
        for (String name : path.split("\\.", -1)) {
            found = found.filter(Tree.Fields.class::isInstance).flatMap(each -> ((Tree.Fields) each).get(name));
        }
        return found.filter(each -> !(each instanceof Tree.Nothing));
    }
}
