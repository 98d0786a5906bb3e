package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.jspecify.annotations.Nullable;

/**
 * A form with answers in it (<i>questionnaire rempli</i>): what is asked, what counts as answered, what is calculated.
 *
 * <p>Immutable once made; thread-safe. A hidden answer reads as empty everywhere. An answer of a wrong type, or that is no option, counts as none.
 */
public final class Filled {
    /** More items of repeated sections in one response than this are not looked at. */
    static final int MOST_SLOTS = 200_000;

    private static final Slots ONCE = Slots.of(new int[] {1});

    private final Form form;
    private final Response response;
    private final Slots[] sections;
    private final Slot[][] slots;
    private final List<Place> unknown = new ArrayList<>();
    private boolean tooLarge;

    /** One item at one time. */
    static final class Slot {
        boolean relevant;
        List<Answer> given = List.of();
        List<Answer> counting = List.of();

        @Nullable
        Outcome value;
    }

    Filled(Form form, Response response) {
        this.form = form;
        this.response = response;
        this.sections = new Slots[form.nodes().size()];
        this.slots = new Slot[form.nodes().size()][];
        layOut();
        put();
        for (Node node : form.order()) {
            work(node);
        }
    }

    private void layOut() {
        Map<Node, Map<List<Integer>, Integer>> told = form.repeated().isEmpty() ? Map.of() : Times.told(form, response);
        long all = 0;
        for (Node node : form.nodes()) {
            int size = size(node);
            if (node.isRepeated()) {
                int[] counts = new int[size];
                Map<List<Integer>, Integer> of = told.getOrDefault(node, Map.of());
                for (Map.Entry<List<Integer>, Integer> each : of.entrySet()) {
                    int parent = slot(node.around, each.getKey());
                    if (parent >= 0) {
                        counts[parent] = Math.min(each.getValue(), Item.Repeats.MOST);
                        all += counts[parent] * (long) (node.end - node.index);
                        if (all > MOST_SLOTS) {
                            tooLarge = true;
                            counts[parent] = 0;
                        }
                    }
                }
                sections[node.index] = Slots.of(counts);
            } else {
                sections[node.index] = ONCE;
            }
            Slot[] own = new Slot[size];
            for (int i = 0; i < size; i++) {
                own[i] = new Slot();
            }
            slots[node.index] = own;
        }
    }

    private int size(Node node) {
        return node.around.isEmpty() ? 1 : sections[node.around.get(node.around.size() - 1).index].size();
    }

    /** Which slot these times are; -1 if there is none. */
    private int slot(List<Node> around, List<Integer> times) {
        if (around.size() != times.size()) {
            return -1;
        }
        int at = 0;
        for (int i = 0; i < times.size(); i++) {
            Slots of = sections[around.get(i).index];
            int time = times.get(i);
            if (time > of.count(at)) {
                return -1;
            }
            at = of.first(at) + time - 1;
        }
        return at;
    }

    private void put() {
        response.answers().forEach((place, given) -> {
            Slot slot = find(place);
            if (slot == null) {
                unknown.add(place);
            } else {
                slot.given = given;
            }
        });
    }

    private @Nullable Slot find(Place place) {
        Node node = form.node(place.code());
        if (node == null) {
            return null;
        }
        int at = slot(node.around, place.times());
        return at < 0 ? null : slots[node.index][at];
    }

    private void work(Node node) {
        Slot[] own = slots[node.index];
        for (int i = 0; i < own.length; i++) {
            Slot slot = own[i];
            slot.relevant = isAskedAround(node, i) && node.test.holds(this, i);
            if (!slot.relevant) {
                continue;
            }
            if (!slot.given.isEmpty() && node.item instanceof Question question) {
                slot.counting = counting(node, question, slot.given);
            } else if (node.formula != null) {
                int at = i;
                slot.value = node.formula.value(measured -> form.figures().of(this, node, at, measured));
            }
        }
    }

    private boolean isAskedAround(Node node, int slot) {
        Node parent = node.parent;
        if (parent == null) {
            return true;
        }
        int at = parent.isRepeated() ? sections[parent.index].parent(slot) : slot;
        return slots[parent.index][at].relevant;
    }

    private static List<Answer> counting(Node node, Question question, List<Answer> given) {
        for (Answer answer : given) {
            if (!counts(node, question, answer)) {
                return given.stream()
                        .filter(each -> counts(node, question, each))
                        .toList();
            }
        }
        return given;
    }

    static boolean counts(Node node, Question question, Answer answer) {
        return Answers.fits(question.type(), answer)
                && !(answer instanceof Answer.Text text && text.value().isBlank())
                && (!(answer instanceof Answer.Choice choice) || node.options.containsKey(choice.code()));
    }

    Slots slots(Node section) {
        return sections[section.index];
    }

    Slot slot(Node node, int at) {
        return slots[node.index][at];
    }

    int size(int index) {
        return slots[index].length;
    }

    List<Place> unknown() {
        return unknown;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    Form form() {
        return form;
    }

    Response response() {
        return response;
    }

    Place place(Node node, int slot) {
        if (node.around.isEmpty()) {
            return Place.of(node.code());
        }
        List<Integer> times = new ArrayList<>();
        int at = slot;
        for (int i = node.around.size() - 1; i >= 0; i--) {
            Slots of = sections[node.around.get(i).index];
            times.add(0, of.time(at));
            at = of.parent(at);
        }
        return new Place(node.code(), times);
    }

    /** True if what stands at this place is asked. */
    public boolean isAsked(Place place) {
        Slot slot = find(place);
        return slot != null && slot.relevant;
    }

    /** What counts as answered at a place: nothing if it is hidden. */
    public List<Answer> answers(Place place) {
        Slot slot = find(place);
        return slot == null ? List.of() : slot.counting;
    }

    /** What a calculation comes to; nothing if it is hidden, or no calculation. */
    public Optional<Outcome> calculated(Place place) {
        Slot slot = find(place);
        return slot == null ? Optional.empty() : Optional.ofNullable(slot.value);
    }

    /** The places of all items that are asked, in the order of the document, each time of a repeated section by itself. */
    public List<Place> asked() {
        List<Place> places = new ArrayList<>();
        for (Node node : form.nodes()) {
            for (int i = 0; i < size(node.index); i++) {
                if (slot(node, i).relevant) {
                    places.add(place(node, i));
                }
            }
        }
        return places;
    }

    /** The places that were answered and are not asked now. */
    public List<Place> hidden() {
        List<Place> places = new ArrayList<>();
        for (Node node : form.nodes()) {
            for (int i = 0; i < size(node.index); i++) {
                Slot slot = slot(node, i);
                if (!slot.relevant && !slot.given.isEmpty()) {
                    places.add(place(node, i));
                }
            }
        }
        return places;
    }

    /** How often a repeated section is there. */
    public int times(Place section) {
        Node node = form.node(section.code());
        if (node == null || !node.isRepeated()) {
            return 1;
        }
        int parent = slot(node.around, section.times());
        return parent < 0 ? 0 : sections[node.index].count(parent);
    }

    /**
     * What a score comes to; unknown if too few of its items were answered.
     *
     * @throws org.essaim.finding.EssaimException if there is no score of this code
     */
    public Outcome score(String code) {
        return Scoring.of(this, form.score(code));
    }

    /** The level or number of an answer to this item, nothing if it has none. */
    static Optional<BigDecimal> level(Node node, Answer answer) {
        if (answer instanceof Answer.Numeric number) {
            return Optional.of(number.value());
        } else if (answer instanceof Answer.Truth truth) {
            return Optional.of(truth.value() ? BigDecimal.ONE : BigDecimal.ZERO);
        } else if (answer instanceof Answer.Choice choice) {
            return Optional.ofNullable(node.options.get(choice.code())).map(Option::level);
        }
        return Optional.empty();
    }

    /** What a slot counts in formulas. */
    Outcome figure(Node node, int slot) {
        Slot of = slot(node, slot);
        if (node.item instanceof Item.Calculation) {
            return Objects.requireNonNullElse(of.value, Outcome.unknown(Why.NO_DATA));
        }
        return of.counting.size() != 1
                ? Outcome.unknown(Why.NO_DATA)
                : level(node, of.counting.get(0))
                        .map(level -> Outcome.of(Rational.of(level)))
                        .orElse(Outcome.unknown(Why.NO_DATA));
    }
}
