package org.essaim.tally;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.essaim.campaign.Campaign;
import org.essaim.finding.EssaimException;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Score;
import org.essaim.report.Audience;
import org.essaim.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * What came of one campaign (<i>dépouillement d’une campagne</i>): all together, and structure by structure.
 *
 * <p>Immutable and thread-safe. For a named recipient it is exact; what is published shows what disclosure control let through and nothing that would tell more.
 */
public final class Summary {
    private final Campaign campaign;
    private final Form form;
    private final Audience audience;
    private final boolean everything;
    private final Group all;
    private final SortedMap<String, Group> structures;
    private final Map<String, List<Theme>> themes;
    private final SortedMap<String, Integer> releases;
    private final List<Words> words;

    /**
     * Words that somebody answered to a question (<i>verbatim</i>).
     *
     * @param question the code of the question
     * @param structure the structure
     * @param team the team; empty if a structure answered, or a person
     * @param mark the same for one respondent in all waves
     * @param text the words
     */
    public record Words(String question, String structure, String team, String mark, String text) {
        static final Comparator<Words> ORDER = Comparator.comparing(Words::structure)
                .thenComparing(Words::team)
                .thenComparing(Words::mark)
                .thenComparing(Words::text);

        /** What somebody wrote is in no text that might be logged. */
        @Override
        public String toString() {
            return "Words[" + question + ", " + text.length() + " characters]";
        }
    }

    private Summary(Builder builder, Group all) {
        this.campaign = builder.campaign;
        this.form = builder.form;
        this.audience = builder.audience;
        this.everything = builder.everything;
        this.all = all;
        this.structures = Collections.unmodifiableSortedMap(new TreeMap<>(builder.structures));
        this.themes = Map.copyOf(builder.themes);
        this.releases = Collections.unmodifiableSortedMap(new TreeMap<>(builder.releases));
        this.words = builder.words.stream().sorted(Words.ORDER).toList();
    }

    /** Collects what a summary is made of. Not thread-safe. */
    static final class Builder {
        private final Campaign campaign;
        private final Form form;
        private final Audience audience;
        private boolean everything = true;
        private @Nullable Group all;
        private SortedMap<String, Group> structures = new TreeMap<>();
        private Map<String, List<Theme>> themes = Map.of();
        private SortedMap<String, Integer> releases = new TreeMap<>();
        private List<Words> words = List.of();

        Builder(Campaign campaign, Form form, Audience audience) {
            this.campaign = campaign;
            this.form = form;
            this.audience = audience;
        }

        Builder everything(boolean seen) {
            this.everything = seen;
            return this;
        }

        Builder groups(Group together, SortedMap<String, Group> each) {
            this.all = together;
            this.structures = each;
            return this;
        }

        Builder themes(Map<String, List<Theme>> known) {
            this.themes = known;
            return this;
        }

        Builder releases(SortedMap<String, Integer> numbers) {
            this.releases = numbers;
            return this;
        }

        Builder words(List<Words> written) {
            this.words = written;
            return this;
        }

        Summary build() {
            if (all == null) {
                throw new IllegalStateException("A summary needs figures.");
            }
            return new Summary(this, all);
        }
    }

    /** The campaign. */
    public Campaign campaign() {
        return campaign;
    }

    /** What was asked. */
    public Form form() {
        return form;
    }

    /** For whom it is. */
    public Audience audience() {
        return audience;
    }

    /** True if it is of the whole federation; of an actor’s structures otherwise. */
    public boolean isOfEverything() {
        return everything;
    }

    /** All together. */
    public Group all() {
        return all;
    }

    /** The structures that can be told apart, each by itself. */
    public SortedMap<String, Group> structures() {
        return structures;
    }

    /** The number of each release, if it was published. */
    public SortedMap<String, Integer> releases() {
        return releases;
    }

    /** The themes of a question in words of one’s own; empty if there are none. */
    public List<Theme> themes(String question) {
        return themes.getOrDefault(question, List.of());
    }

    /** What was answered to a question in words of one’s own, in order of structures; empty unless the campaign is identified and this is for a recipient. */
    public List<Words> words(String question) {
        return words.stream().filter(each -> each.question().equals(question)).toList();
    }

    /**
     * A structure beside all together: means, scores and shares. How far a difference can be trusted is told of the structure and the others.
     *
     * @throws EssaimException if the structure cannot be told apart
     */
    public List<Change> standing(String structure) {
        Group own = structures.get(structure);
        if (own == null) {
            throw new EssaimException("Structure [" + structure + "] is not told apart in campaign [" + campaign.id()
                    + "].\nMaybe too few answered, or one of "
                    + structures.keySet().stream().limit(20).toList() + ".");
        }
        Set<String> items = form.questions().stream().map(each -> each.code()).collect(Collectors.toSet());
        Set<String> scores =
                form.questionnaire().scores().stream().map(Score::code).collect(Collectors.toSet());
        return new Changes(items, scores).between(all, own, true, true);
    }

    /**
     * The report, in French or English.
     *
     * @param promoterScores the questions whose net promoter score is asked for
     * @throws EssaimException if one of them is no scale from 0 to 10
     */
    public Report report(Locale locale, String... promoterScores) {
        return new SummaryReport(this, locale, Set.of(promoterScores)).report();
    }

    /** Which campaign, and no figure. */
    @Override
    public String toString() {
        return "Summary[" + campaign.id() + ", " + audience + "]";
    }
}
