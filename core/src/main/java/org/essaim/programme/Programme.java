package org.essaim.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * @param description what it is, in a paragraph
 * @param start when it started, if somebody says
 * @param territory where it takes place
 * @param sectors the sectors it is for
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
 * @param source where it is written; empty if nowhere
 */
public record Programme(
        @Pattern(regexp = Programme.CODE, message = "{org.essaim.code.message}")
        String id,

        String acronym,
        @NotBlank String name,
        @NotBlank String description,
        @Nullable DeclaredDate start,
        @NotBlank String territory,
        List<@NotBlank String> sectors,
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
        String source) {
    static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";

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
        distinct(id, "phase", phases, Phase::code);
        distinct(id, "phase number", phases, phase -> Integer.toString(phase.number()));
        distinct(id, "approach", approaches, Approach::code);
        distinct(id, "objective", objectives, Objective::code);
        distinct(id, "declared count", declared, DeclaredCount::code);
        distinct(id, "offer", offers, offer -> offer.approach() + " × " + offer.provider());
        for (Dangling dangling : dangling(phases, approaches, offers, declared, funnel)) {
            throw new IllegalArgumentException("Programme [" + id + "] names the unknown " + dangling.kind() + " ["
                    + dangling.value() + "] at [" + dangling.key() + "].\nMaybe one of " + dangling.valid() + ".");
        }
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
                description,
                start,
                territory,
                sectors,
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
                source);
    }

    /** Reads a programme; a phase that names an unknown approach and the like are findings at their place. */
    public static Optional<Programme> read(FieldReader reader) {
        List<Phase> phases = reader.each("phases", Phase::read);
        List<Approach> approaches = reader.each("approaches", Approach::read);
        List<Offer> offers = reader.each("offers", Offer::read);
        List<DeclaredCount> declared = reader.each("declared", DeclaredCount::read);
        List<String> funnel = reader.texts("funnel");
        if (reader.isSound()) {
            // Only then do the positions in the lists equal those in the document.
            for (Dangling dangling : dangling(phases, approaches, offers, declared, funnel)) {
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
                reader.text("description"),
                reader.one("start", DeclaredDate::read).orElse(null),
                reader.text("territory"),
                reader.texts("sectors"),
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
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .putIfPresent("acronym", acronym)
                .put("name", name)
                .put("description", description);
        if (start != null) {
            fields.put("start", start.toTree());
        }
        return fields.put("territory", territory)
                .put("sectors", Tree.texts(sectors))
                .put("objectives", trees(objectives, Objective::toTree))
                .put("partners", trees(partners, Partner::toTree))
                .put("committees", trees(committees, Committee::toTree))
                .put("phases", trees(phases, Phase::toTree))
                .put("approaches", trees(approaches, Approach::toTree))
                .put("offers", trees(offers, Offer::toTree))
                .put("declared", trees(declared, DeclaredCount::toTree))
                .put("funnel", Tree.texts(funnel))
                .put("trainings", Tree.texts(trainings))
                .put("research", trees(research, ResearchProgramme::toTree))
                .putIfPresent("source", source)
                .build();
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

    private record Dangling(String key, String kind, String value, Set<String> valid) {}

    private static List<Dangling> dangling(
            List<Phase> phases,
            List<Approach> approaches,
            List<Offer> offers,
            List<DeclaredCount> declared,
            List<String> funnel) {
        Set<String> approachCodes = codes(approaches, Approach::code);
        Set<String> phaseCodes = codes(phases, Phase::code);
        Set<String> counts = codes(declared, DeclaredCount::code);
        List<Dangling> dangling = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            unknown("phases[" + i + "].approaches", "approach", phases.get(i).approaches(), approachCodes, dangling);
        }
        for (int i = 0; i < approaches.size(); i++) {
            unknown(
                    "approaches[" + i + "].drawsOn",
                    "approach",
                    approaches.get(i).drawsOn(),
                    approachCodes,
                    dangling);
        }
        for (int i = 0; i < offers.size(); i++) {
            unknown("offers[" + i + "].approach", "approach", offers.get(i).approach(), approachCodes, dangling);
        }
        for (int i = 0; i < declared.size(); i++) {
            if (!declared.get(i).phase().isEmpty()) {
                unknown("declared[" + i + "].phase", "phase", declared.get(i).phase(), phaseCodes, dangling);
            }
        }
        unknown("funnel", "declared count", funnel, counts, dangling);
        return dangling;
    }

    private static void unknown(
            String key, String kind, List<String> values, Set<String> valid, List<Dangling> dangling) {
        for (int i = 0; i < values.size(); i++) {
            unknown(key + "[" + i + "]", kind, values.get(i), valid, dangling);
        }
    }

    private static void unknown(String key, String kind, String value, Set<String> valid, List<Dangling> dangling) {
        if (!valid.contains(value)) {
            dangling.add(new Dangling(key, kind, value, valid));
        }
    }

    private static <T> Set<String> codes(List<T> values, Function<T, String> code) {
        return values.stream().map(code).collect(Collectors.toCollection(TreeSet::new));
    }
}
