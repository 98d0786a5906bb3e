package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Revision.Change;
import org.essaim.questionnaire.Revision.Verdict;

/**
 * Answers that were carried over to another version (<i>reprise des réponses</i>), and what had to be left behind.
 *
 * <p>Immutable. {@link #back} gives what there was before, word for word, as long as nobody answered anything else meanwhile.
 */
public final class Migration {
    private final Revision revision;
    private final Response former;
    private final Response response;
    private final SortedMap<Place, Place> places;
    private final List<Finding> losses;

    private Migration(
            Revision revision,
            Response former,
            Response response,
            SortedMap<Place, Place> places,
            List<Finding> losses) {
        this.revision = revision;
        this.former = former;
        this.response = response;
        this.places = places;
        this.losses = List.copyOf(losses);
    }

    /** The answers to the later version; a draft if an answer is missing there. */
    public Response response() {
        return response;
    }

    /** What was left behind, each place by itself; empty if everything was carried over. */
    public List<Finding> losses() {
        return losses;
    }

    /** The places of the former version with answers that were left behind, whole or in part. */
    public Set<Place> left() {
        Set<Place> left = new HashSet<>();
        former.answers().forEach((place, given) -> {
            Place to = places.get(place);
            if (to == null || !response.at(to).equals(given)) {
                left.add(place);
            }
        });
        return Collections.unmodifiableSet(left);
    }

    /** The answers to the former version again. */
    public Response back() {
        return back(response);
    }

    /**
     * The answers to the former version again, with what was answered to the later one meanwhile.
     *
     * @param amended the answers to the later version as they are now
     */
    public Response back(Response amended) {
        if (amended.equals(response)) {
            return former;
        }
        Response.Builder builder = former.toBuilder().status(amended.status());
        Map<Place, Place> origin = new HashMap<>();
        places.forEach((from, to) -> origin.put(to, from));
        places.forEach((from, to) -> {
            // What did not change since is what it was; the rest is what it is now.
            if (!amended.at(to).equals(response.at(to))) {
                builder.answer(from, amended.at(to));
            }
        });
        Map<String, String> codes = new HashMap<>();
        for (Change change : revision.changes()) {
            if (change.verdict() != Verdict.ADDED && change.verdict() != Verdict.REMOVED) {
                codes.put(change.other(), change.code());
            }
        }
        amended.answers().forEach((place, given) -> {
            String code = codes.get(place.code());
            if (!origin.containsKey(place)
                    && code != null
                    && revision.before().item(code).isPresent()) {
                builder.answer(new Place(code, place.times()), given);
            }
        });
        return builder.build();
    }

    static Migration of(Revision revision, Response former) {
        Map<String, Change> changes = new HashMap<>();
        revision.changes().stream()
                .filter(change -> change.verdict() != Verdict.ADDED)
                .forEach(change -> changes.put(change.code(), change));
        Response.Builder moved = revision.after().respond().status(former.status());
        SortedMap<Place, Place> places = new TreeMap<>();
        former.times()
                .forEach((place, count) -> moved(revision, changes, place).ifPresent(to -> moved.times(to, count)));
        former.answers().forEach((place, given) -> {
            Optional<Place> to = moved(revision, changes, place);
            Optional<Question.Type> type = to.flatMap(at -> revision.after().typeOf(at.code()));
            Change change = changes.get(place.code());
            if (to.isPresent()
                    && type.isPresent()
                    && change != null
                    && !change.aspects().contains(Revision.Aspect.UNIT)
                    && !change.aspects().contains(Revision.Aspect.KIND)) {
                places.put(place, to.get());
                moved.answer(to.get(), given);
            }
        });
        Response response = revision.after().clean(moved.build(), finding -> {});
        Migration migration = new Migration(revision, former, response, places, List.of());
        List<Finding> losses = new ArrayList<>();
        for (Place place : former.answers().keySet()) {
            if (migration.left().contains(place)) {
                Change change = changes.get(place.code());
                losses.add(Finding.of(Code.ANSWER_LEFT_BEHIND)
                        .path(place.toString())
                        .with("verdict", change == null ? Verdict.REMOVED : change.verdict())
                        .build());
            }
        }
        return new Migration(revision, former, response, places, losses);
    }

    /** Where a place of the former version is in the later one. */
    private static Optional<Place> moved(Revision revision, Map<String, Change> changes, Place place) {
        Change change = changes.get(place.code());
        if (change == null || change.verdict() == Verdict.REMOVED) {
            return Optional.empty();
        }
        List<Item.Section> around = revision.before().around(place.code());
        if (around.size() != place.times().size()) {
            return Optional.empty();
        }
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < around.size(); i++) {
            known.put(revision.later(around.get(i).code()), place.times().get(i));
        }
        List<Integer> times = new ArrayList<>();
        for (Item.Section section : revision.after().around(change.other())) {
            Integer time = known.remove(section.code());
            times.add(time == null ? 1 : time);
        }
        // Of what is asked once now the first time is kept.
        return known.values().stream().allMatch(time -> time == 1)
                ? Optional.of(new Place(change.other(), times))
                : Optional.empty();
    }
}
