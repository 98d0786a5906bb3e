package org.essaim.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A programme of managerial innovation, or a network's action plan (<i>programme, plan d’action</i>).
 *
 * <p>Immutable. It is what its documents say, no more: structures that nobody named are declared counts, never records.
 *
 * @param id a short identifier, such as {@code imano}
 * @param acronym its acronym; empty if it has none
 * @param name its exact name
 * @param longTitle what it is called in full beside its name; empty if nothing
 * @param description what it is, in a paragraph
 * @param start when it started, if somebody says
 * @param territory where it takes place
 * @param sectors the sectors it is for
 * @param background where it comes from, whom it is for and what it works with
 * @param objectives its objectives
 * @param partners the organisations behind it
 * @param committees the committees that accompany it
 * @param phases its phases, in order of their numbers
 * @param approaches the approaches it proposes
 * @param offers who offers which approach
 * @param declared the numbers its carrier stated
 * @param funnel the codes of the declared counts that make its funnel, widest first
 * @param trainings the identifiers of the training products it rests on
 * @param research the research that accompanies it
 * @param questionnaires what its structures are asked, and when
 * @param source where it is written; empty if nowhere
 */
public record Programme(
        @Pattern(regexp = Programme.CODE, message = "{org.essaim.code.message}")
        String id,

        String acronym,
        @NotBlank String name,
        String longTitle,
        @NotBlank String description,
        @Nullable DeclaredDate start,
        @NotBlank String territory,
        List<@NotBlank String> sectors,
        @Valid @NotNull Background background,
        List<@Valid Objective> objectives,
        List<@Valid Partner> partners,
        List<@Valid Committee> committees,
        List<@Valid Phase> phases,
        List<@Valid Approach> approaches,
        List<@Valid Offer> offers,
        List<@Valid DeclaredCount> declared,
        List<String> funnel,
        List<String> trainings,
        List<@Valid ResearchProgramme> research,
        List<@Valid Asked> questionnaires,
        String source) {
    static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";

    /**
     * A questionnaire that a programme has its structures answer (<i>questionnaire du programme</i>).
     *
     * @param questionnaire the questionnaire’s identifier
     * @param phase the code of the phase that a structure answers it in; empty if it does when it applies
     * @param source where it is written; empty if nowhere
     */
    public record Asked(@NotBlank String questionnaire, String phase, String source) {
        public Asked {
            if (questionnaire.isBlank()) {
                throw new IllegalArgumentException("A programme cannot ask a questionnaire without a name.");
            }
        }

        static Optional<Asked> read(FieldReader reader) {
            return reader.build(
                    Asked.class, reader.text("questionnaire"), reader.text("phase", ""), reader.text("source", ""));
        }

        Tree toTree() {
            return Tree.fields()
                    .put("questionnaire", questionnaire)
                    .putIfPresent("phase", phase)
                    .putIfPresent("source", source)
                    .build();
        }
    }

    public Programme {
        Guards.code("A programme", id);
        Guards.text("Programme", id, "name", name);
        Guards.text("Programme", id, "description", description);
        Guards.text("Programme", id, "territory", territory);
        sectors = List.copyOf(sectors);
        objectives = List.copyOf(objectives);
        partners = List.copyOf(partners);
        committees = List.copyOf(committees);
        phases = phases.stream().sorted(Comparator.comparingInt(Phase::number)).toList();
        approaches = List.copyOf(approaches);
        offers = List.copyOf(offers);
        declared = List.copyOf(declared);
        funnel = List.copyOf(funnel);
        trainings = List.copyOf(trainings);
        research = List.copyOf(research);
        questionnaires = List.copyOf(questionnaires);
        distinct(id, "phase", phases, Phase::code);
        distinct(id, "phase number", phases, phase -> Integer.toString(phase.number()));
        distinct(id, "approach", approaches, Approach::code);
        distinct(id, "objective", objectives, Objective::code);
        distinct(id, "declared count", declared, DeclaredCount::code);
        distinct(id, "offer", offers, offer -> offer.approach() + " × " + offer.provider());
        for (Dangling dangling : Dangling.of(phases, approaches, offers, declared, funnel, questionnaires)) {
            throw new IllegalArgumentException("Programme [" + id + "] names the unknown " + dangling.kind() + " ["
                    + dangling.value() + "] at [" + dangling.key() + "].\nMaybe one of " + dangling.valid() + ".");
        }
    }

    /**
     * Starts a programme from nothing: a name can stand for the description until somebody writes one.
     *
     * @param id a short identifier, such as {@code imano}
     * @param name its exact name
     */
    public static Builder builder(String id, String name) {
        return new Builder(id, name);
    }

    /** The partners with this role, in order. */
    public List<Partner> partners(PartnerRole role) {
        return partners.stream().filter(partner -> partner.role() == role).toList();
    }

    /** The organisation that leads the programme, if it is named. */
    public Optional<Partner> carrier() {
        return partners(PartnerRole.CARRIER).stream().findFirst();
    }

    /** The phase with this code. */
    public Optional<Phase> phase(String code) {
        return phases.stream().filter(phase -> phase.code().equals(code)).findFirst();
    }

    /** The approach with this code. */
    public Optional<Approach> approach(String code) {
        return approaches.stream()
                .filter(approach -> approach.code().equals(code))
                .findFirst();
    }

    /** The declared count with this code. */
    public Optional<DeclaredCount> declared(String code) {
        return declared.stream().filter(count -> count.code().equals(code)).findFirst();
    }

    /** Who offers this approach. */
    public List<Offer> offers(String approach) {
        return offers.stream()
                .filter(offer -> offer.approach().equals(approach))
                .toList();
    }

    /** This programme with other offers, such as a federation's own that name a contact. */
    public Programme withOffers(List<Offer> others) {
        return new Programme(
                id,
                acronym,
                name,
                longTitle,
                description,
                start,
                territory,
                sectors,
                background,
                objectives,
                partners,
                committees,
                phases,
                approaches,
                others,
                declared,
                funnel,
                trainings,
                research,
                questionnaires,
                source);
    }

    /** Reads a programme; a phase that names an unknown approach and the like are findings at their place. */
    public static Optional<Programme> read(FieldReader reader) {
        List<Phase> phases = reader.each("phases", Phase::read);
        List<Approach> approaches = reader.each("approaches", Approach::read);
        List<Offer> offers = reader.each("offers", Offer::read);
        List<DeclaredCount> declared = reader.each("declared", DeclaredCount::read);
        List<String> funnel = reader.texts("funnel");
        List<Asked> questionnaires = reader.each("questionnaires", Asked::read);
        if (reader.isSound()) {
            // Only then do the positions in the lists equal those in the document.
            for (Dangling dangling : Dangling.of(phases, approaches, offers, declared, funnel, questionnaires)) {
                reader.report(
                        dangling.key(),
                        Finding.of(Code.DANGLING_REFERENCE)
                                .value(dangling.value())
                                .with("kind", dangling.kind())
                                .with("valid", String.join(", ", dangling.valid())));
            }
        }
        return reader.build(
                Programme.class,
                reader.text("id"),
                reader.text("acronym", ""),
                reader.text("name"),
                reader.text("longTitle", ""),
                reader.text("description"),
                reader.one("start", DeclaredDate::read).orElse(null),
                reader.text("territory"),
                reader.texts("sectors"),
                Background.read(reader),
                reader.each("objectives", Objective::read),
                reader.each("partners", Partner::read),
                reader.each("committees", Committee::read),
                phases,
                approaches,
                offers,
                declared,
                funnel,
                reader.texts("trainings"),
                reader.each("research", ResearchProgramme::read),
                questionnaires,
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .putIfPresent("acronym", acronym)
                .put("name", name)
                .putIfPresent("longTitle", longTitle)
                .put("description", description);
        if (start != null) {
            fields.put("start", start.toTree());
        }
        fields.put("territory", territory).put("sectors", Tree.texts(sectors));
        background.putInto(fields);
        fields.put("objectives", trees(objectives, Objective::toTree))
                .put("partners", trees(partners, Partner::toTree))
                .put("committees", trees(committees, Committee::toTree))
                .put("phases", trees(phases, Phase::toTree))
                .put("approaches", trees(approaches, Approach::toTree))
                .put("offers", trees(offers, Offer::toTree))
                .put("declared", trees(declared, DeclaredCount::toTree))
                .put("funnel", Tree.texts(funnel))
                .put("trainings", Tree.texts(trainings))
                .put("research", trees(research, ResearchProgramme::toTree));
        if (!questionnaires.isEmpty()) {
            fields.put("questionnaires", trees(questionnaires, Asked::toTree));
        }
        return fields.putIfPresent("source", source).build();
    }

    private static <T> List<Tree> trees(List<T> values, Function<T, Tree> write) {
        return values.stream().map(write).toList();
    }

    private static <T> void distinct(String programme, String kind, List<T> values, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(key.apply(value))) {
                throw new IllegalArgumentException("Programme [" + programme + "] has the " + kind + " ["
                        + key.apply(value) + "] twice.\nMaybe one of them is a former version: keep one.");
            }
        }
    }

    /**
     * Collects what is known of a programme; not thread-safe.
     *
     * <pre>{@code
     * Programme programme = Programme.builder("equipes-2027", "Équipes autonomes 2027")
     *         .territory("Nouvelle-Aquitaine")
     *         .phases(new Phase(1, "sensibilisation", "Journées de sensibilisation", Phase.Kind.AWARENESS, List.of(), ""))
     *         .build();
     * }</pre>
     */
    public static final class Builder {
        private final String id;
        private final String name;
        private String acronym = "";
        private String longTitle = "";
        private String description;
        private @Nullable DeclaredDate start;
        private String territory = "–";
        private List<String> sectors = List.of();
        private Background background = Background.NONE;
        private List<Objective> objectives = List.of();
        private List<Partner> partners = List.of();
        private List<Committee> committees = List.of();
        private List<Phase> phases = List.of();
        private List<Approach> approaches = List.of();
        private List<Offer> offers = List.of();
        private List<DeclaredCount> declared = List.of();
        private List<String> funnel = List.of();
        private List<String> trainings = List.of();
        private List<ResearchProgramme> research = List.of();
        private List<Asked> questionnaires = List.of();
        private String source = "";

        private Builder(String id, String name) {
            this.id = id;
            this.name = name;
            this.description = name;
        }

        /** Its acronym. */
        public Builder acronym(String value) {
            this.acronym = value;
            return this;
        }

        /** What it is called in full beside its name. */
        public Builder longTitle(String value) {
            this.longTitle = value;
            return this;
        }

        /** What it is, in a paragraph. */
        public Builder description(String value) {
            this.description = value;
            return this;
        }

        /** When it started, as precisely as somebody says. */
        public Builder start(DeclaredDate value) {
            this.start = value;
            return this;
        }

        /** Where it takes place. */
        public Builder territory(String value) {
            this.territory = value;
            return this;
        }

        /** The sectors it is for. */
        public Builder sectors(String... values) {
            this.sectors = List.of(values);
            return this;
        }

        /** Where it comes from, whom it is for and what it works with. */
        public Builder background(Background value) {
            this.background = value;
            return this;
        }

        /** Its objectives. */
        public Builder objectives(Objective... values) {
            this.objectives = List.of(values);
            return this;
        }

        /** The organisations behind it. */
        public Builder partners(Partner... values) {
            this.partners = List.of(values);
            return this;
        }

        /** The committees that accompany it. */
        public Builder committees(Committee... values) {
            this.committees = List.of(values);
            return this;
        }

        /** Its phases. */
        public Builder phases(Phase... values) {
            this.phases = List.of(values);
            return this;
        }

        /** The approaches it proposes. */
        public Builder approaches(Approach... values) {
            this.approaches = List.of(values);
            return this;
        }

        /** Who offers which approach. */
        public Builder offers(Offer... values) {
            this.offers = List.of(values);
            return this;
        }

        /** The numbers its carrier stated. */
        public Builder declared(DeclaredCount... values) {
            this.declared = List.of(values);
            return this;
        }

        /** The questionnaires that its structures answer. */
        public Builder questionnaires(Asked... values) {
            this.questionnaires = List.of(values);
            return this;
        }

        /** The codes of the declared counts that make its funnel, widest first. */
        public Builder funnel(String... codes) {
            this.funnel = List.of(codes);
            return this;
        }

        /** The identifiers of the training products it rests on. */
        public Builder trainings(String... ids) {
            this.trainings = List.of(ids);
            return this;
        }

        /** The research that accompanies it. */
        public Builder research(ResearchProgramme... values) {
            this.research = List.of(values);
            return this;
        }

        /** Where it is written. */
        public Builder source(String value) {
            this.source = value;
            return this;
        }

        /**
         * The programme.
         *
         * @throws IllegalArgumentException if a part names another that is not there, or a code stands twice
         */
        public Programme build() {
            return new Programme(
                    id,
                    acronym,
                    name,
                    longTitle,
                    description,
                    start,
                    territory,
                    sectors,
                    background,
                    objectives,
                    partners,
                    committees,
                    phases,
                    approaches,
                    offers,
                    declared,
                    funnel,
                    trainings,
                    research,
                    questionnaires,
                    source);
        }
    }
}
