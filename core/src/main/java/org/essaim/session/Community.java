package org.essaim.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * People of several structures who meet to exchange practices (<i>communauté de pratique, communauté apprenante</i>); its meetings
 * are sessions that name it.
 *
 * <p>Immutable.
 *
 * @param id a short identifier within the federation
 * @param programme the programme it belongs to
 * @param title its title
 * @param members who is or was in it
 * @param practices what they told each other
 */
public record Community(
        @NotBlank String id,
        @NotBlank String programme,
        @NotBlank String title,
        List<Member> members,
        List<Practice> practices) {

    /**
     * A member (<i>membre</i>), or so many people of a function.
     *
     * @param who who it is
     * @param since the first day
     * @param until the day on which they left, if they did
     */
    public record Member(
            @NotNull Attendee who,
            @NotNull LocalDate since,
            @Nullable LocalDate until) {
        public Member {
            if (until != null && until.isBefore(since)) {
                throw new IllegalArgumentException("A member who joined on [" + since + "] cannot leave on [" + until
                        + "].\nMaybe the month is wrong.");
            }
        }

        /** True if they are in it on this day. */
        public boolean isThere(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }

        private static Optional<Member> read(FieldReader reader) {
            return reader.build(
                    Member.class,
                    Attendee.read(reader),
                    reader.date("since"),
                    reader.optionalDate("until").orElse(null));
        }

        private Tree toTree() {
            Tree.Builder fields = Tree.fields();
            who.putInto(fields);
            return fields.put("since", since.toString())
                    .putIfPresent("until", until == null ? null : until.toString())
                    .build();
        }
    }

    public Community {
        ProgrammeSession.requireId("A community", id);
        if (programme.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("Community [" + id + "] needs a programme and a title.");
        }
        members = members.stream()
                .sorted(Comparator.comparing((Member each) -> each.who().key()).thenComparing(Member::since))
                .toList();
        practices = practices.stream()
                .sorted(Comparator.comparing(Practice::date)
                        .thenComparing(Practice::structure)
                        .thenComparing(Practice::title))
                .toList();
    }

    /** A community that nobody has joined yet. */
    public static Community of(String id, String programme, String title) {
        return new Community(id, programme, title, List.of(), List.of());
    }

    /** True if these people, or anybody of their structure where people are counted, are members on this day. */
    boolean has(Attendee who, LocalDate day) {
        return members.stream()
                .filter(each -> each.isThere(day))
                .anyMatch(each -> each.who().isAs(who)
                        || (each.who().structure().equals(who.structure())
                                && (who.worker() == null || each.who().worker() == null)));
    }

    /** How many people are members on this day. */
    public int size(LocalDate day) {
        return members.stream()
                .filter(each -> each.isThere(day))
                .mapToInt(each -> each.who().number())
                .sum();
    }

    Community titled(String other) {
        return new Community(id, programme, other, members, practices);
    }

    Community with(Member member) {
        List<Member> all = new ArrayList<>(members);
        all.removeIf(each -> each.who().isAs(member.who()) && each.since().equals(member.since()));
        all.add(member);
        return new Community(id, programme, title, all, practices);
    }

    Community with(List<Member> others) {
        return new Community(id, programme, title, others, practices);
    }

    Community with(Practice practice) {
        List<Practice> all = new ArrayList<>(practices);
        all.removeIf(each -> each.structure().equals(practice.structure())
                && each.title().equals(practice.title())
                && each.date().equals(practice.date()));
        all.add(practice);
        return new Community(id, programme, title, members, all);
    }

    /** As somebody sees it who may know of these structures; practices are there to be shared. */
    Community of(Predicate<String> structures) {
        return new Community(
                id,
                programme,
                title,
                members.stream()
                        .filter(each -> structures.test(each.who().structure()))
                        .toList(),
                practices);
    }

    static Optional<Community> read(FieldReader reader) {
        return reader.build(
                Community.class,
                reader.text("id"),
                reader.text("programme"),
                reader.text("title"),
                reader.each("members", Member::read),
                reader.each("practices", Practice::read));
    }

    Tree toTree() {
        return Tree.fields()
                .put("id", id)
                .put("programme", programme)
                .put("title", title)
                .put("members", members.stream().map(Member::toTree).toList())
                .put("practices", practices.stream().map(Practice::toTree).toList())
                .build();
    }
}
