package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire that was understood (<i>formulaire</i>): it says what is asked, and what speaks against answers.
 *
 * <p>Immutable and thread-safe. What is asked depends on what was answered, and on nothing else: not on the order in which answers came.
 *
 * <pre>{@code
 * Form form = Form.require(questionnaire);
 * Response draft = form.respond().answer("cinq-ans", "Des équipes autonomes.").build();
 * List<Finding> open = form.validate(draft);
 * Optional<Response> complete = form.complete(draft, findings::add);
 * }</pre>
 */
public final class Form {
    private static final int NAMED = 20;

    private final Questionnaire questionnaire;
    private final Digest digest;
    private final List<Node> nodes;
    private final Map<String, Node> byCode;
    private final List<Node> order;
    private final List<Node> repeated;
    private final FormFigures figures;

    Form(
            Questionnaire questionnaire,
            List<Node> nodes,
            Map<String, Node> byCode,
            List<Node> order,
            FormFigures figures) {
        this.questionnaire = questionnaire;
        this.digest = questionnaire.digest();
        this.nodes = List.copyOf(nodes);
        this.byCode = byCode;
        this.order = List.copyOf(order);
        this.repeated = nodes.stream().filter(Node::isRepeated).toList();
        this.figures = figures;
    }

    /**
     * Understands a questionnaire.
     *
     * @param findings takes what speaks against it, and what is doubtful
     * @return the form, or nothing if something speaks against it
     */
    public static Optional<Form> of(Questionnaire questionnaire, Consumer<? super Finding> findings) {
        return new FormReading(questionnaire, findings).form();
    }

    /**
     * Understands a questionnaire that is known to be sound.
     *
     * @throws EssaimException if something speaks against it
     */
    public static Form require(Questionnaire questionnaire) {
        List<Finding> findings = new ArrayList<>();
        return of(questionnaire, findings::add).orElseThrow(() -> {
            Finding first =
                    findings.stream().filter(Finding::isError).findFirst().orElseThrow();
            return new EssaimException("Questionnaire [" + questionnaire.key() + "] cannot be used: "
                    + first.message(Locale.ENGLISH) + "\nMaybe " + first.remedy(Locale.ENGLISH));
        });
    }

    /** What was understood. */
    public Questionnaire questionnaire() {
        return questionnaire;
    }

    /** A digest of what is asked. */
    public Digest digest() {
        return digest;
    }

    /** Starts answers. */
    public Response.Builder respond() {
        return Response.to(questionnaire);
    }

    /** The item of this code, wherever it stands. */
    public Optional<Item> item(String code) {
        return Optional.ofNullable(byCode.get(code)).map(node -> node.item);
    }

    /** All items in the order of the document, those of sections after their section. */
    public List<Item> items() {
        return nodes.stream().map(node -> node.item).toList();
    }

    /** All questions in the order of the document. */
    public List<Question> questions() {
        return nodes.stream()
                .filter(node -> node.item instanceof Question)
                .map(node -> (Question) node.item)
                .toList();
    }

    /** The repeated sections around an item, from the outermost; empty if it stands in none or is unknown. */
    public List<Item.Section> around(String code) {
        Node node = byCode.get(code);
        return node == null
                ? List.of()
                : node.around.stream().map(each -> (Item.Section) each.item).toList();
    }

    /** Works out what is asked, what counts as answered, and what is calculated. */
    public Filled fill(Response response) {
        return new Filled(this, response);
    }

    /**
     * What speaks against answers, all of it: each with the place, a code and how bad it is. A missing answer is an error in a response that is complete, a
     * warning in a draft, and nothing where the question is hidden; so is an answer to a hidden question, which a draft keeps aside.
     */
    public List<Finding> validate(Response response) {
        return new Checking(fill(response)).findings();
    }

    /**
     * The answers that can be kept of what somebody else collected; each that is dropped is reported. If one is missing then, they are a draft again.
     *
     * @param findings takes what was dropped and why
     */
    public Response clean(Response response, Consumer<? super Finding> findings) {
        return new Cleaning(this, findings).clean(response);
    }

    /**
     * Makes answers final: those that are hidden are dropped, and it is recorded where they stood.
     *
     * @param findings takes what speaks against it, and what was dropped
     * @return the final answers, or nothing if something speaks against it
     */
    public Optional<Response> complete(Response response, Consumer<? super Finding> findings) {
        Response.Status status = response.isComplete() ? Response.Status.AMENDED : Response.Status.COMPLETED;
        Response kept = new Cleaning(this, findings).withoutHidden(response).with(status);
        List<Finding> against = validate(kept);
        against.forEach(findings);
        return against.stream().anyMatch(Finding::isError) ? Optional.empty() : Optional.of(kept);
    }

    Optional<Question.Type> typeOf(String code) {
        return item(code).filter(Question.class::isInstance).map(item -> ((Question) item).type());
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Node> order() {
        return order;
    }

    List<Node> repeated() {
        return repeated;
    }

    FormFigures figures() {
        return figures;
    }

    @Nullable
    Node node(String code) {
        return byCode.get(code);
    }

    Node known(String code) {
        Node node = byCode.get(code);
        if (node == null) {
            throw new IllegalStateException("No item [" + code + "] in [" + questionnaire.key() + "].");
        }
        return node;
    }

    Score score(String code) {
        return questionnaire.scores().stream()
                .filter(score -> score.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new EssaimException("Questionnaire [" + questionnaire.key() + "] has no score ["
                        + code + "].\nMaybe one of "
                        + questionnaire.scores().stream()
                                .limit(NAMED)
                                .map(Score::code)
                                .collect(Collectors.joining(", ", "[", "]"))
                        + "."));
    }
}
