package org.essaim.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.Specs;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Collected;
import org.essaim.campaign.Recipient;
import org.essaim.campaign.Turnout;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.Protection;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;
import org.essaim.spi.InMemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/tally}; their README says what each key means. */
class TallyByExampleTest {
    private static final int INVITED = 100;

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("regime") @Nullable String regime,
            @JsonProperty("seuil") @Nullable Integer least,
            @JsonProperty("questions") List<Object> items,
            @JsonProperty("scores") @Nullable List<Object> scores,
            @JsonProperty("questions-apres") @Nullable List<Object> itemsAfter,
            @JsonProperty("themes") @Nullable Map<String, List<String>> themes,
            @JsonProperty("codage") @Nullable Map<String, Map<String, List<String>>> codings,
            @JsonProperty("reponses") List<Given> answers,
            @JsonProperty("apres") @Nullable List<Given> answersAfter,
            @JsonProperty("dit") @Nullable Map<String, String> told,
            @JsonProperty("publie") @Nullable Map<String, String> published,
            @JsonProperty("ecarts") @Nullable Map<String, String> changes,
            @JsonProperty("a-cote") @Nullable Map<String, Map<String, String>> standing,
            @JsonProperty("attrition") @Nullable Map<String, String> attrition,
            @JsonProperty("exclus") @Nullable List<String> excluded) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Given(
            @JsonProperty("qui") @Nullable String who,
            @JsonProperty("structure") @Nullable String structure,
            @JsonProperty("fois") @Nullable Integer times,
            @JsonProperty("reponse") Map<String, Object> answers) {}

    static List<Rule> rules() {
        return Specs.of("tally", Rule.class, rule -> rule.id);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        Evidence evidence = new Evidence(new NaiveStatistics());
        Tally.Read before = read(rule, 0, rule.items, rule.answers);
        Summary summary = before.summary(evidence).build();
        check(rule.told, place -> figure(summary, place));
        if (rule.published != null) {
            Summary published = before.published(
                    new Disclosure(
                            new InMemoryStore(),
                            () -> new Actor("federation", Perimeter.all()),
                            () -> Pseudonymiser.ofHexKey("42".repeat(32)),
                            Clock.fixed(Instant.parse("2027-04-01T10:00:00Z"), ZoneOffset.UTC)),
                    Protection.standard(),
                    evidence);
            check(rule.published, place -> figure(published, place));
        }
        if (rule.standing != null) {
            rule.standing.forEach((structure, expected) -> {
                Map<String, String> told = told(summary.standing(structure));
                check(expected, place -> told.getOrDefault(place, "rien"));
            });
        }
        if (rule.answersAfter != null) {
            Tally.Read after = read(rule, 1, rule.itemsAfter == null ? rule.items : rule.itemsAfter, rule.answersAfter);
            Comparison comparison = new Waves(before, after)
                    .exact(summary, after.summary(evidence).build(), evidence);
            Map<String, String> told = told(comparison.changes());
            told.put("appariement", comparison.pairing().name());
            check(rule.changes, place -> told.getOrDefault(place, "rien"));
            if (rule.attrition != null) {
                Attrition attrition = comparison.attrition();
                assertThat(Map.of(
                                "avant", told(attrition.answeredBefore()),
                                "apres", told(attrition.answeredAfter()),
                                "deux fois", told(attrition.both()),
                                "avant seulement", told(attrition.onlyBefore()),
                                "apres seulement", told(attrition.onlyAfter())))
                        .isEqualTo(rule.attrition);
            }
            if (rule.excluded != null) {
                assertThat(comparison.findings().stream()
                                .map(finding -> finding.code().id() + " " + finding.path())
                                .toList())
                        .containsExactlyInAnyOrderElementsOf(rule.excluded);
                assertThat(comparison.excluded().stream().map(each -> each.code() + " " + each.verdict()))
                        .isNotEmpty();
            }
        }
    }

    private static void check(@Nullable Map<String, String> expected, java.util.function.UnaryOperator<String> figure) {
        if (expected != null) {
            Map<String, String> told = new LinkedHashMap<>();
            expected.keySet().forEach(place -> told.put(place, figure.apply(place)));
            assertThat(told).isEqualTo(expected);
        }
    }

    private static Tally.Read read(Rule rule, int wave, List<Object> items, List<Given> answers) {
        Tree.Builder tree = Tree.fields()
                .put("id", "regle")
                .put("version", Integer.toString(wave))
                .put("items", Specs.tree(items));
        if (rule.scores != null) {
            tree.put("scores", Specs.tree(rule.scores));
        }
        List<Finding> findings = new ArrayList<>();
        Form form = Questionnaire.read(reader(tree.build(), findings))
                .flatMap(questionnaire -> Form.of(questionnaire, findings::add))
                .orElseThrow(() -> new AssertionError(findings));
        Campaign campaign = new Campaign(
                "regle-" + wave,
                "regle",
                Integer.toString(wave),
                "Règle",
                Campaign.Respondents.PERSON,
                Campaign.Regime.valueOf(rule.regime == null ? "IDENTIFIED" : rule.regime),
                "regle",
                wave,
                LocalDate.of(2027 + wave, 3, 1),
                LocalDate.of(2027 + wave, 3, 31),
                rule.least == null ? 5 : rule.least,
                Campaign.Status.CLOSED);
        List<Collected> collected = new ArrayList<>();
        TreeMap<String, Turnout.Count> turnout = new TreeMap<>();
        for (Given each : answers) {
            String structure = each.structure == null ? "S001" : each.structure;
            Response response = Response.read(
                            reader(
                                    Tree.fields()
                                            .put("questionnaire", "regle")
                                            .put("version", Integer.toString(wave))
                                            .put("answers", Specs.tree(each.answers))
                                            .build(),
                                    findings),
                            form)
                    .orElseThrow();
            findings.addAll(form.validate(response));
            for (int i = 0; i < (each.times == null ? 1 : each.times); i++) {
                String mark = each.who == null ? structure + collected.size() : each.who;
                collected.add(new Collected(structure, Recipient.structure(structure), mark, response, List.of()));
            }
            turnout.put(structure, new Turnout.Count(INVITED, collected.size()));
        }
        assertThat(findings).isEmpty();
        return Tally.Read.of(campaign, form, coded(rule, campaign.id()), collected, new Turnout(turnout));
    }

    private static Coded coded(Rule rule, String campaign) {
        Map<String, List<Theme>> themes = new TreeMap<>();
        if (rule.themes != null) {
            rule.themes.forEach((item, codes) -> themes.put(
                    item,
                    codes.stream()
                            .map(code -> new Theme(code, Texts.french(code), Theme.Family.BARRIER))
                            .toList()));
        }
        Map<Digest, Set<String>> codings = new TreeMap<>();
        if (rule.codings != null) {
            rule.codings.forEach((item, texts) -> texts.forEach(
                    (text, codes) -> codings.put(Coded.digest(campaign, item, text), new TreeSet<>(codes))));
        }
        return new Coded(campaign, themes, codings);
    }

    private static String figure(Summary summary, String place) {
        String[] words = place.split(" ", 3);
        if (!words[0].equals("tous") && !summary.structures().containsKey(words[0])) {
            return "rien";
        }
        Group group = words[0].equals("tous")
                ? summary.all()
                : Objects.requireNonNull(summary.structures().get(words[0]));
        if (words[1].equals("reponses")) {
            return told(group.responded());
        }
        Optional<ScoreFigures> score = group.scores().stream()
                .filter(each -> each.score().code().equals(words[1]))
                .findFirst();
        if (score.isPresent()) {
            return told(
                    switch (words[2]) {
                        case "n" -> score.get().answered();
                        case "moyenne" -> score.get().mean();
                        case "mediane" -> score.get().median();
                        default -> throw new AssertionError(place);
                    });
        }
        return told(figure(group.question(words[1]), words[2]));
    }

    private static Outcome figure(QuestionFigures figures, String what) {
        return switch (what) {
            case "n" -> figures.reach().answered();
            case "sans-reponse" -> figures.reach().missing();
            case "non-posee" -> figures.reach().notAsked();
            case "moyenne" -> figures.mean();
            case "mediane" -> figures.median();
            case "nps" -> figures.promoterScore();
            case "plus-haut" -> figures.top(1);
            case "plus-bas" -> figures.bottom(1);
            default -> {
                String code = what.substring(what.lastIndexOf(' ') + 1);
                OptionFigures option = figures.option(code);
                yield what.startsWith("part ")
                        ? option.share()
                        : what.startsWith("premier ")
                                ? option.first()
                                : what.startsWith("rang ") ? option.meanRank() : option.count();
            }
        };
    }

    private static Map<String, String> told(List<Change> changes) {
        Map<String, String> told = new TreeMap<>();
        for (Change change : changes) {
            String figure = change.code() + (change.option().isEmpty() ? "" : " " + change.option());
            told.put(figure + " avant", told(change.before().value()));
            told.put(figure + " apres", told(change.after().value()));
            told.put(figure + " n", told(change.after().answered()));
            told.put(figure + " ecart", told(change.difference()));
            told.put(
                    figure + " p",
                    change.contrast() == null
                            ? "rien"
                            : BigDecimal.valueOf(change.contrast().probability())
                                    .setScale(5, RoundingMode.HALF_UP)
                                    .toPlainString());
        }
        return told;
    }

    private static String told(Outcome outcome) {
        if (outcome instanceof Outcome.Known known) {
            return known.value().toString();
        }
        return ((Outcome.Unknown) outcome).why() == Why.SUPPRESSED ? "s." : "rien";
    }

    private static FieldReader reader(Tree tree, List<Finding> findings) {
        return FieldReader.of(new SourceTree(tree, "regle", Map.of()), Optional.empty(), findings::add);
    }
}
