package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered (<i>réponse à un questionnaire</i>); who, is not said here.
 *
 * <p>Immutable. What a draft answers to questions that are hidden now is kept, and read as nothing; completing drops it and records where it stood.
 *
 * @param questionnaire the name of the questionnaire
 * @param version the version that was answered
 * @param digest what that version asked; nothing if who brought the answers does not know
 * @param status whether they are final
 * @param answers the answers of each place; a place without any is left out
 * @param times how often each repeated section is there, where an empty one comes last
 * @param dropped the places whose answers were dropped because their questions were hidden
 */
public record Response(
        String questionnaire,
        String version,
        @Nullable Digest digest,
        Status status,
        SortedMap<Place, List<Answer>> answers,
        SortedMap<Place, Integer> times,
        SortedSet<Place> dropped) {

    /** Whether answers are final (<i>état d’une réponse</i>). */
    public enum Status {
        /** Somebody still answers (<i>brouillon</i>). */
        IN_PROGRESS,
        /** Answered (<i>terminée</i>). */
        COMPLETED,
        /** Answered, and corrected afterwards (<i>rectifiée</i>). */
        AMENDED
    }

    public Response {
        SortedMap<Place, List<Answer>> kept = new TreeMap<>();
        answers.forEach((place, given) -> {
            if (!given.isEmpty()) {
                kept.put(place, List.copyOf(given));
            }
        });
        answers = Collections.unmodifiableSortedMap(kept);
        times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
        dropped = Collections.unmodifiableSortedSet(new TreeSet<>(dropped));
    }

    /** Starts answers to a questionnaire. */
    public static Builder to(Questionnaire questionnaire) {
        return new Builder(questionnaire.id(), questionnaire.version(), questionnaire.digest());
    }

    /** The answers at a place, hidden or not; empty if there are none. */
    public List<Answer> at(Place place) {
        return answers.getOrDefault(place, List.of());
    }

    /** The answers to a question outside of repeated sections, hidden or not. */
    public List<Answer> at(String code) {
        return at(Place.of(code));
    }

    /** True if they are final. */
    public boolean isComplete() {
        return status != Status.IN_PROGRESS;
    }

    /** The same with another status. */
    public Response with(Status other) {
        return new Response(questionnaire, version, digest, other, answers, times, dropped);
    }

    /** Starts from what is here. */
    public Builder toBuilder() {
        Builder builder = new Builder(questionnaire, version, digest);
        builder.status = status;
        builder.answers.putAll(answers);
        builder.times.putAll(times);
        builder.dropped.addAll(dropped);
        return builder;
    }

    /**
     * Reads answers; what nothing but its question tells, such as whether a text is the code of an option, the form tells.
     *
     * @param form what was answered
     */
    public static Optional<Response> read(FieldReader reader, Form form) {
        return read(reader, form::typeOf);
    }

    static Optional<Response> read(FieldReader reader, Function<String, Optional<Question.Type>> types) {
        Raw raw = new Raw(types);
        String questionnaire = reader.text("questionnaire");
        String version = reader.text("version", "1");
        Optional<Digest> digest = digest(reader);
        Status status = reader.optionalOneOf("status", Status.class).orElse(Status.COMPLETED);
        reader.one("answers", raw::answers);
        reader.one("times", raw::times);
        NavigableSet<Place> dropped = new TreeSet<>();
        for (String text : reader.texts("dropped")) {
            Place.parse(text).ifPresentOrElse(dropped::add, () -> reader.refuse("dropped", "places are expected"));
        }
        return reader.build(
                Response.class, questionnaire, version, digest.orElse(null), status, raw.answers, raw.times, dropped);
    }

    private static Optional<Digest> digest(FieldReader reader) {
        Optional<String> text = reader.optionalText("digest");
        if (text.isPresent() && !text.get().matches("[0-9a-f]{64}")) {
            reader.refuse("digest", "64 digits of 0 to 9 and a to f are expected");
            return Optional.empty();
        }
        return text.map(Digest::new);
    }

    /** What is read on the way. */
    private static final class Raw {
        private final Function<String, Optional<Question.Type>> types;
        private final SortedMap<Place, List<Answer>> answers = new TreeMap<>();
        private final SortedMap<Place, Integer> times = new TreeMap<>();

        Raw(Function<String, Optional<Question.Type>> types) {
            this.types = types;
        }

        Optional<Raw> answers(FieldReader reader) {
            for (String key : reader.keys()) {
                Optional<Place> place = Place.parse(key);
                Tree tree = reader.tree(key).orElse(new Tree.Nothing());
                if (place.isEmpty()) {
                    reader.report(key, Finding.of(Code.ANSWER_UNKNOWN_ITEM));
                } else if (!(tree instanceof Tree.Nothing)) {
                    List<Tree> items = tree instanceof Tree.Items list ? list.items() : List.of(tree);
                    List<Answer> given = new ArrayList<>();
                    for (Tree item : items) {
                        Answer answer = Answers.read(item);
                        if (answer == null) {
                            reader.report(
                                    key, Finding.of(Code.ANSWER_WRONG_TYPE).with("expected", "text, 0, true"));
                        } else {
                            given.add(types.apply(place.get().code())
                                    .map(type -> Answers.as(type, answer))
                                    .orElse(answer));
                        }
                    }
                    answers.put(place.get(), given);
                }
            }
            return Optional.of(this);
        }

        Optional<Raw> times(FieldReader reader) {
            for (String key : reader.keys()) {
                Optional<Place> place = Place.parse(key);
                int count = reader.small(key);
                if (place.isEmpty() || count < 0) {
                    reader.refuse(key, "a section and how often it is there");
                } else {
                    times.put(place.get(), count);
                }
            }
            return Optional.of(this);
        }
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields().put("questionnaire", questionnaire).put("version", version);
        if (digest != null) {
            fields.put("digest", digest.hex());
        }
        fields.put("status", status.name());
        Tree.Builder given = Tree.fields();
        answers.forEach((place, list) -> given.put(
                place.toString(),
                list.size() == 1
                        ? list.get(0).toTree()
                        : Tree.of(list.stream().map(Answer::toTree).toList())));
        fields.put("answers", given.build());
        if (!times.isEmpty()) {
            Tree.Builder counts = Tree.fields();
            times.forEach((place, count) -> counts.put(place.toString(), count));
            fields.put("times", counts.build());
        }
        if (!dropped.isEmpty()) {
            fields.put(
                    "dropped", Tree.texts(dropped.stream().map(Place::toString).toList()));
        }
        return fields.build();
    }

    /** What was answered is in no text that might be logged. */
    @Override
    public String toString() {
        return "Response[" + questionnaire + "|" + version + ", " + status + ", " + answers.size() + " places]";
    }

    /** Collects answers, in any order. Not thread-safe. */
    public static final class Builder {
        private final String questionnaire;
        private final String version;
        private final @Nullable Digest digest;
        private Status status = Status.IN_PROGRESS;
        private final SortedMap<Place, List<Answer>> answers = new TreeMap<>();
        private final SortedMap<Place, Integer> times = new TreeMap<>();
        private final SortedSet<Place> dropped = new TreeSet<>();

        private Builder(String questionnaire, String version, @Nullable Digest digest) {
            this.questionnaire = questionnaire;
            this.version = version;
            this.digest = digest;
        }

        /** What is answered at a place, instead of what was there; without any answer the place is empty. */
        public Builder answer(Place place, List<? extends Answer> given) {
            answers.put(place, List.copyOf(given));
            return this;
        }

        /** What is answered to a question outside of repeated sections. */
        public Builder answer(String code, Answer... given) {
            return answer(Place.of(code), List.of(given));
        }

        /** Words of one’s own. */
        public Builder answer(String code, String text) {
            return answer(code, Answer.text(text));
        }

        /** How often a repeated section is there. */
        public Builder times(Place section, int count) {
            times.put(section, count);
            return this;
        }

        /** Whether they are final; they are not unless this says so. */
        public Builder status(Status known) {
            this.status = known;
            return this;
        }

        Builder withoutTimes(Place section) {
            times.remove(section);
            return this;
        }

        Builder dropped(Place place) {
            dropped.add(place);
            return this;
        }

        /** The answers. */
        public Response build() {
            return new Response(questionnaire, version, digest, status, answers, times, dropped);
        }
    }
}
