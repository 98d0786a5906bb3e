package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.finding.EssaimException;

/**
 * What became of a questionnaire from one version to another (<i>révision</i>), item by item, and how answers to one become answers to the other.
 *
 * <p>Items are one if they have one code, or if somebody says that one became the other. Immutable and thread-safe.
 */
public final class Revision {

    /** What became of an item (<i>verdict</i>); the worst of its changes decides. */
    public enum Verdict {
        /** Nothing. */
        IDENTICAL,
        /** It is said in other words. */
        WORDING,
        /** It takes more answers than before, and all that it took. */
        WIDENED,
        /** Some answers that it took it takes no more. */
        NARROWED,
        /** It asks something else. */
        INCOMPATIBLE,
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED
    }

    /** What changed about an item (<i>changement</i>). */
    public enum Aspect {
        /** The code that answers are found by. */
        CODE(Verdict.WORDING),
        /** What is asked. */
        TEXT(Verdict.WORDING),
        /** What helps to answer: hint, prompts, lines, order of options, messages. */
        HELP(Verdict.WORDING),
        /** What an option is called. */
        OPTION_TEXTS(Verdict.WORDING),
        /** There are more options. */
        OPTIONS_ADDED(Verdict.WIDENED),
        /** There are fewer options. */
        OPTIONS_REMOVED(Verdict.NARROWED),
        /** More is allowed. */
        LOOSER(Verdict.WIDENED),
        /** Less is allowed, or more is required. */
        STRICTER(Verdict.NARROWED),
        /** It is asked under another condition. */
        CONDITION(Verdict.NARROWED),
        /** It stands in other repeated sections. */
        REPETITION(Verdict.NARROWED),
        /** What options count. */
        LEVELS(Verdict.INCOMPATIBLE),
        /** What its numbers count. */
        UNIT(Verdict.INCOMPATIBLE),
        /** What kind of item it is, or how it is worked out. */
        KIND(Verdict.INCOMPATIBLE);

        private final Verdict verdict;

        Aspect(Verdict verdict) {
            this.verdict = verdict;
        }

        Verdict verdict() {
            return verdict;
        }
    }

    /**
     * What became of one item (<i>différence</i>).
     *
     * @param code its code before; after, if it is new
     * @param other its code after; the same unless somebody says that it became another
     * @param verdict how bad it is
     * @param aspects what changed
     */
    public record Change(String code, String other, Verdict verdict, Set<Aspect> aspects) {
        private static final Set<Aspect> COMPARABLE =
                EnumSet.of(Aspect.HELP, Aspect.LOOSER, Aspect.STRICTER, Aspect.CONDITION);

        public Change {
            aspects = Collections.unmodifiableSet(
                    aspects.isEmpty() ? EnumSet.noneOf(Aspect.class) : EnumSet.copyOf(aspects));
        }

        /** True if answers before and after may be compared: code, type, options and wording are the same. */
        public boolean isComparable() {
            return verdict != Verdict.ADDED && verdict != Verdict.REMOVED && COMPARABLE.containsAll(aspects);
        }
    }

    private final Form before;
    private final Form after;
    private final Map<String, String> renamed;
    private final List<Change> changes;

    private Revision(Form before, Form after, Map<String, String> renamed) {
        this.before = before;
        this.after = after;
        this.renamed = Map.copyOf(renamed);
        this.changes = List.copyOf(compare());
    }

    /** What became of each item. */
    public static Revision between(Form before, Form after) {
        return between(before, after, Map.of());
    }

    /**
     * What became of each item.
     *
     * @param renamed the code after for the codes before that became others
     * @throws EssaimException if one of these codes is not there, or two become one
     */
    public static Revision between(Form before, Form after, Map<String, String> renamed) {
        renamed.forEach((from, to) -> {
            if (before.item(from).isEmpty() || after.item(to).isEmpty()) {
                throw new EssaimException("Item [" + from + "] cannot have become [" + to
                        + "]: one of them is not there.\nMaybe the two versions were swapped.");
            }
        });
        if (new HashSet<>(renamed.values()).size() != renamed.size()) {
            throw new EssaimException("Two items cannot have become one.\nMaybe keep one of them under its own code.");
        }
        return new Revision(before, after, renamed);
    }

    /** The former version. */
    public Form before() {
        return before;
    }

    /** The later version. */
    public Form after() {
        return after;
    }

    /** What became of each item, in the order of the former version, then what is new. */
    public List<Change> changes() {
        return changes;
    }

    /** What became of an item of the former version, or of one that is new; nothing if there is none of this code. */
    public Optional<Change> of(String code) {
        return changes.stream().filter(change -> change.code().equals(code)).findFirst();
    }

    /** The worst that became of an item that is there before and after; identical if there is none. */
    public Verdict verdict() {
        return changes.stream()
                .map(Change::verdict)
                .filter(verdict -> verdict != Verdict.ADDED && verdict != Verdict.REMOVED)
                .max(Enum::compareTo)
                .orElse(Verdict.IDENTICAL);
    }

    /** Answers to the former version as answers to the later one, with what could not be carried over. */
    public Migration migrate(Response response) {
        return Migration.of(this, response);
    }

    /** What a code of the former version is called in the later one. */
    String later(String code) {
        return renamed.getOrDefault(code, renamed.containsValue(code) ? "" : code);
    }

    private List<Change> compare() {
        Map<String, Change> all = new LinkedHashMap<>();
        Set<String> met = new HashSet<>();
        for (Item item : before.items()) {
            String code = later(item.code());
            Optional<Item> other = code.isEmpty() ? Optional.empty() : after.item(code);
            if (other.isEmpty()) {
                all.put(item.code(), new Change(item.code(), item.code(), Verdict.REMOVED, Set.of()));
                continue;
            }
            met.add(code);
            Set<Aspect> aspects = new ItemComparison(before, item, after, other.get(), this::later).aspects();
            Verdict verdict =
                    aspects.stream().map(Aspect::verdict).max(Enum::compareTo).orElse(Verdict.IDENTICAL);
            all.put(item.code(), new Change(item.code(), code, verdict, aspects));
        }
        List<Change> changes = new ArrayList<>(all.values());
        for (Item item : after.items()) {
            if (!met.contains(item.code())) {
                changes.add(new Change(item.code(), item.code(), Verdict.ADDED, Set.of()));
            }
        }
        return changes;
    }
}
