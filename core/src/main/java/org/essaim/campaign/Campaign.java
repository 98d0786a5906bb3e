package org.essaim.campaign;

import java.time.LocalDate;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;

/**
 * One time that a questionnaire is sent out (<i>campagne</i>); several times of one series are its waves.
 *
 * <p>Immutable. Make one with {@link #builder}. As soon as it is open, nothing of it changes but its last day: whoever answers relies on what was said to
 * them.
 *
 * @param id a stable name, such as {@code barometre-2026}
 * @param questionnaire the questionnaire that is answered
 * @param version the version of it
 * @param title what a person calls it
 * @param respondents who answers
 * @param regime what is known of who answered
 * @param series what its waves have in common; empty if it is the only one
 * @param wave which wave it is, from 0
 * @param opens the first day on which it is answered
 * @param closes the last one
 * @param least of fewer answers than this, at least 3, nothing is told of a group unless who answered is identified
 * @param status whether it is answered
 */
public record Campaign(
        String id,
        String questionnaire,
        String version,
        String title,
        Respondents respondents,
        Regime regime,
        String series,
        int wave,
        LocalDate opens,
        LocalDate closes,
        int least,
        Status status) {
    static final int FEWEST = 3;
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    /** Who answers (<i>répondants</i>). */
    public enum Respondents {
        /** Each structure once. */
        STRUCTURE,
        /** Each team once. */
        TEAM,
        /** Each person. */
        PERSON
    }

    /** What is known of who answered (<i>régime d’anonymat</i>). */
    public enum Regime {
        /** Who answered what is known. */
        IDENTIFIED,
        /** Which answers of several waves are of one respondent is known, and with the federation’s key who that is. */
        PSEUDONYMOUS,
        /** Nothing leads from answers to who gave them. */
        ANONYMOUS
    }

    /** Whether it is answered (<i>état</i>). */
    public enum Status {
        /** Not yet. */
        PREPARED,
        /** Now. */
        OPEN,
        /** No more. */
        CLOSED
    }

    public Campaign {
        if (!id.matches(NAME) || (!series.isEmpty() && !series.matches(NAME))) {
            throw new IllegalArgumentException("Campaign [" + id + "] of series [" + series
                    + "] has no usable name.\nMaybe use small letters, digits and - only, 64 at most.");
        }
        if (questionnaire.isBlank() || version.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("Campaign [" + id + "] needs a questionnaire, its version and a title.");
        }
        if (closes.isBefore(opens)) {
            throw new IllegalArgumentException("Campaign [" + id + "] closes on [" + closes + "], before it opens on ["
                    + opens + "].\nMaybe the two days were swapped.");
        }
        if (wave < 0 || least < FEWEST) {
            throw new IllegalArgumentException("Campaign [" + id + "] cannot be wave [" + wave + "] with at least ["
                    + least + "] answers.\nMaybe waves from 0, and " + FEWEST + " answers or more.");
        }
    }

    /**
     * Starts a campaign.
     *
     * @param id a stable name
     * @param questionnaire the questionnaire that is answered
     * @param version the version of it
     */
    public static Builder builder(String id, String questionnaire, String version) {
        return new Builder(id, questionnaire, version);
    }

    Campaign with(Status other) {
        return new Campaign(
                id, questionnaire, version, title, respondents, regime, series, wave, opens, closes, least, other);
    }

    /** The same until another day. */
    public Campaign until(LocalDate day) {
        return new Campaign(
                id, questionnaire, version, title, respondents, regime, series, wave, opens, day, least, status);
    }

    /** True if answers of it and another one can be laid side by side: two waves of one series. */
    public boolean isWaveWith(Campaign other) {
        return !series.isEmpty() && series.equals(other.series) && wave != other.wave;
    }

    static Optional<Campaign> read(FieldReader reader) {
        return reader.build(
                Campaign.class,
                reader.text("id"),
                reader.text("questionnaire"),
                reader.text("version"),
                reader.text("title"),
                reader.oneOf("respondents", Respondents.class),
                reader.oneOf("regime", Regime.class),
                reader.text("series", ""),
                reader.small("wave"),
                reader.date("opens"),
                reader.date("closes"),
                reader.small("least"),
                reader.oneOf("status", Status.class));
    }

    Tree toTree() {
        return Tree.fields()
                .put("id", id)
                .put("questionnaire", questionnaire)
                .put("version", version)
                .put("title", title)
                .put("respondents", respondents.name())
                .put("regime", regime.name())
                .putIfPresent("series", series)
                .put("wave", wave)
                .put("opens", opens.toString())
                .put("closes", closes.toString())
                .put("least", least)
                .put("status", status.name())
                .build();
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private static final int USUAL = 5;

        private final String id;
        private final String questionnaire;
        private final String version;
        private String title;
        private Respondents respondents = Respondents.PERSON;
        private Regime regime = Regime.ANONYMOUS;
        private String series = "";
        private int wave;
        private LocalDate opens = LocalDate.MIN;
        private LocalDate closes = LocalDate.MAX;
        private int least = USUAL;

        private Builder(String id, String questionnaire, String version) {
            this.id = id;
            this.questionnaire = questionnaire;
            this.version = version;
            this.title = id;
        }

        /** What a person calls it. */
        public Builder title(String text) {
            this.title = text;
            return this;
        }

        /** Who answers; each person unless this says otherwise. */
        public Builder respondents(Respondents who) {
            this.respondents = who;
            return this;
        }

        /** What is known of who answered; nothing unless this says otherwise. */
        public Builder regime(Regime known) {
            this.regime = known;
            return this;
        }

        /** Which wave of which series it is, from 0. */
        public Builder wave(String ofSeries, int number) {
            this.series = ofSeries;
            this.wave = number;
            return this;
        }

        /** The first and the last day on which it is answered. */
        public Builder between(LocalDate first, LocalDate last) {
            this.opens = first;
            this.closes = last;
            return this;
        }

        /** Of fewer answers than this nothing is told; 5 unless this says otherwise. */
        public Builder least(int answers) {
            this.least = answers;
            return this;
        }

        /**
         * The campaign.
         *
         * @throws EssaimException if it contradicts itself, or nobody said between which days
         */
        public Campaign build() {
            if (opens.equals(LocalDate.MIN)) {
                throw new EssaimException(
                        "Campaign [" + id + "] needs a first and a last day.\nMaybe call between(first, last).");
            }
            try {
                return new Campaign(
                        id,
                        questionnaire,
                        version,
                        title,
                        respondents,
                        regime,
                        series,
                        wave,
                        opens,
                        closes,
                        least,
                        Status.PREPARED);
            } catch (IllegalArgumentException e) {
                throw new EssaimException(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
