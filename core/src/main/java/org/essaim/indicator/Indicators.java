package org.essaim.indicator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.Protection;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.progress.Operation;
import org.essaim.progress.Work;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * Indicators: what they are, and what they come to (<i>indicateurs</i>).
 *
 * <p>Thread-safe as far as the store and the sources of the measures are. {@link #answer} tells exact values to who may see them; whatever is
 * published comes from {@link #publish}, through disclosure control.
 *
 * <pre>{@code
 * Answer answer = essaim.indicators().answer(Question.of("coordination-share").over(Period.parse("2026-Q1")));
 * answer.tables().get(0).rows().get(0).values().get(0).explain(Locale.FRANCE);
 * }</pre>
 */
public final class Indicators {
    private static final String KIND = "indicator";

    private final Store store;
    private final Supplier<Actor> actor;
    private final Supplier<List<Structure>> structures;
    private final MeasurePort port;
    private final Supplier<Disclosure> disclosure;
    private final Clock clock;

    /**
     * Indicators of the definitions in this store.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation's structures, as far as who acts may see them
     * @param port where the measures come from
     * @param disclosure decides what is published
     * @param clock tells when a definition is committed; no figure depends on it
     */
    public Indicators(
            Store store,
            Supplier<Actor> actor,
            Supplier<List<Structure>> structures,
            MeasurePort port,
            Supplier<Disclosure> disclosure,
            Clock clock) {
        this.store = store;
        this.actor = actor;
        this.structures = structures;
        this.port = port;
        this.disclosure = disclosure;
        this.clock = clock;
    }

    /** The definitions that the store knows. */
    public Catalogue catalogue() {
        return Catalogue.of(
                store.documents(KIND).stream().map(Indicators::definition).toList());
    }

    private static Definition definition(Document document) {
        return Definition.read(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }

    /**
     * Takes a definition in, as new or as what it is now called, shown and aimed at; refused if the store knows its version with another formula.
     *
     * @throws EssaimException if the actor may not change what is the whole federation’s
     */
    public Recorded save(Definition definition) {
        Actor acting = actor.get();
        if (!acting.perimeter().everything()) {
            throw new EssaimException("Indicator [" + definition.id() + "] is the whole federation’s, and actor ["
                    + acting.id() + "] may change some structures.\nMaybe another account has the right.");
        }
        return Batch.run(definition, each -> {
            DocumentKey key = key(each);
            Optional<Document> before = store.document(key);
            if (before.isPresent() && before.get().content().equals(each.toTree())) {
                return Attempt.unchanged();
            }
            return Attempt.of(
                    other(each).map(List::of).orElse(List.of()),
                    () -> store.commit(new Commit(
                            acting.id(),
                            clock.instant(),
                            List.of(new Commit.Put(
                                    key, before.map(Document::version).orElse(0L), each.toTree())),
                            List.of())));
        });
    }

    /** What speaks against a definition whose version the store knows with another formula. */
    public Optional<Finding> other(Definition definition) {
        return store.document(key(definition))
                .map(Indicators::definition)
                .filter(known -> !known.reckonsLike(definition))
                .map(known -> Finding.of(Code.INDICATOR_REDEFINED)
                        .value(known.id())
                        .with("version", known.version())
                        .build());
    }

    private static DocumentKey key(Definition definition) {
        return new DocumentKey(KIND, definition.id() + ":" + definition.version());
    }

    /** What can be measured in a programme, or beside any if none is named. */
    public Measures measures(String programme) {
        return Measures.of(sources(programme));
    }

    private List<MeasureSource> sources(String programme) {
        List<MeasureSource> all = new ArrayList<>(port.sources());
        if (!programme.isEmpty()) {
            all.addAll(port.sources(programme));
        }
        return all;
    }

    /**
     * Exact values for who may see them; of structures that are not the actor’s they are locked.
     *
     * @param others definitions that the question may name beside those of the store
     */
    public Answer answer(Question question, Definition... others) {
        return Work.on(Operation.INDICATORS, () -> {
            List<Finding> findings = new ArrayList<>();
            Plan plan = plan(question, findings, others);
            return new Answer(findings.isEmpty() ? plan.tables() : List.of(), findings);
        });
    }

    /**
     * What may be published: the same values, of which those that would tell of few people are kept from view. Each measure behind them is released, and
     * registered.
     *
     * @param others definitions that the question may name beside those of the store
     * @throws EssaimException if the actor may not see the whole federation
     */
    public Answer publish(Question question, Protection protection, Definition... others) {
        return Work.on(Operation.INDICATORS, () -> published(question, protection, others));
    }

    private Answer published(Question question, Protection protection, Definition... others) {
        List<Finding> findings = new ArrayList<>();
        Plan plan = plan(question, findings, others);
        findings.addAll(plan.againstPublication());
        return new Answer(
                findings.isEmpty()
                        ? new Publication(port, disclosure.get(), protection, structures.get(), plan::measures)
                                .of(plan.tables())
                        : List.of(),
                findings);
    }

    private Plan plan(Question question, List<Finding> findings, Definition... others) {
        return new Plan(
                question,
                catalogue().with(List.of(others)),
                port,
                structures.get(),
                actor.get().perimeter(),
                this::sources,
                store.sequence(),
                findings);
    }

    /** Exact figures of a programme or federation on one page, for who may see them. */
    public Dashboard dashboard(Period period) {
        return new Dashboard(this, period, this::answer);
    }

    /**
     * What may be published of them.
     *
     * @throws EssaimException if the actor may not see the whole federation
     */
    public Dashboard dashboard(Period period, Protection protection) {
        return new Dashboard(this, period, (question, others) -> publish(question, protection, others));
    }

    /** What an indicator comes to, of which the definition need not be in the store. */
    public IndicatorValue value(Indicator indicator, Subject subject, Period period) {
        if (!indicator.definition().holds(period)) {
            throw new EssaimException("Indicator [" + indicator + "] does not hold over all of [" + period
                    + "].\nMaybe take the version of that time, or another period.");
        }
        Measures measures = measures(subject.programme()).within(subject.parts());
        return new Working(new Asking(measures), indicator, subject, named(subject)).value(period);
    }

    private List<String> named(Subject subject) {
        Set<String> named = subject.scope().structures();
        return named.isEmpty() ? structures.get().stream().map(Structure::id).toList() : List.copyOf(named);
    }

    /** The records that each figure of a value was added up from; no person. */
    public Map<IndicatorValue.Figure, List<MeasureOrigin>> origins(IndicatorValue value) {
        Measures measures =
                measures(value.subject().programme()).within(value.subject().parts());
        Map<IndicatorValue.Figure, List<MeasureOrigin>> origins = new HashMap<>();
        for (IndicatorValue.Figure figure : new LinkedHashSet<>(value.figures())) {
            origins.put(figure, measures.origins(figure.measured(), figure.scope(), figure.period()));
        }
        return origins;
    }
}
