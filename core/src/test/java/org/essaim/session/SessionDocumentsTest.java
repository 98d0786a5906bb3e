package org.essaim.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.engagement.CallForApplications;
import org.essaim.finding.Finding;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;

/** What is kept of sessions, communities, training actions and calls reads back word for word. */
class SessionDocumentsTest {
    private static final LocalDateTime START = LocalDateTime.of(2027, 1, 1, 0, 0);

    @Property(tries = 200)
    void aSessionReadsBack(@ForAll("dossiers") SessionDossier dossier) {
        Document document =
                new Document(new DocumentKey("session", "x"), 1, 1, Instant.EPOCH, "test", dossier.toTree());
        assertThat(SessionDossier.read(document)).isEqualTo(dossier);
    }

    @Property(tries = 200)
    void aCommunityReadsBack(@ForAll("communities") Community community) {
        assertThat(read(community.toTree(), Community::read)).isEqualTo(community);
    }

    @Property(tries = 200)
    void aTrainingActionReadsBack(@ForAll("actions") TrainingAction action) {
        assertThat(read(action.toTree(), TrainingAction::read)).isEqualTo(action);
    }

    @Property(tries = 100)
    void aCallReadsBack(
            @ForAll("words") String title, @ForAll("maybe") String reference, @ForAll("days") LocalDate day) {
        CallForApplications call = new CallForApplications("essai", "appel", title, day, day.plusDays(3), reference);
        assertThat(read(call.toTree(), CallForApplications::read)).isEqualTo(call);
    }

    private static <T> T read(Tree tree, Function<FieldReader, Optional<T>> reading) {
        List<Finding> findings = new ArrayList<>();
        T value = reading.apply(FieldReader.of(new SourceTree(tree, "x", Map.of()), Optional.empty(), findings::add))
                .orElseThrow(() -> new AssertionError(findings.toString()));
        assertThat(findings).isEmpty();
        return value;
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("aé’ «»-:?1")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(text -> "x" + text);
    }

    @Provide
    Arbitrary<String> maybe() {
        return Arbitraries.oneOf(Arbitraries.just(""), words());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 800).map(START.toLocalDate()::plusDays);
    }

    private static Arbitrary<LocalDateTime> moments() {
        return Arbitraries.integers().between(0, 1_000_000).map(START::plusMinutes);
    }

    private static Arbitrary<Attendee> attendees() {
        Arbitrary<String> structures = Arbitraries.of("S001", "S002");
        return Arbitraries.oneOf(
                Combinators.combine(
                                structures,
                                Arbitraries.of("1001", "1002", "1003"),
                                Arbitraries.of(org.essaim.organisation.Function.class)
                                        .injectNull(0.5))
                        .as((structure, worker, function) -> new Attendee(structure, Hall.worker(worker), function, 1)),
                Combinators.combine(
                                structures,
                                Arbitraries.of(org.essaim.organisation.Function.class),
                                Arbitraries.integers().between(1, 9))
                        .as(Attendee::count));
    }

    @Provide
    Arbitrary<SessionDossier> dossiers() {
        Arbitrary<ProgrammeSession> sessions = Combinators.combine(
                        Arbitraries.of(SessionKind.class),
                        words(),
                        maybe(),
                        moments(),
                        Arbitraries.of("Europe/Paris", "Indian/Reunion", "Z"),
                        Arbitraries.integers().between(0, 30))
                .as((kind, title, more, start, zone, places) -> new ProgrammeSession(
                        "jour",
                        "essai",
                        kind,
                        title,
                        start,
                        start.plusHours(3),
                        ZoneId.of(zone),
                        more,
                        more,
                        more,
                        more,
                        more,
                        more,
                        more,
                        places,
                        more.isEmpty() ? List.of() : List.of(more, title),
                        more,
                        more));
        Arbitrary<List<Registration>> registrations = Combinators.combine(attendees(), days())
                .as(Registration::new)
                .list()
                .uniqueElements(each -> each.who().key())
                .ofMaxSize(4);
        Arbitrary<List<Attendance>> attendances = Combinators.combine(
                        attendees(), moments().injectNull(0.5), Arbitraries.of(true, false), maybe())
                .as((who, from, open, sheet) ->
                        new Attendance(who, from, open || from == null ? null : from.plusMinutes(20), sheet))
                .list()
                .uniqueElements(each -> each.who().key())
                .ofMaxSize(4);
        return Combinators.combine(sessions, registrations, attendances).as(SessionDossier::new);
    }

    @Provide
    Arbitrary<Community> communities() {
        Arbitrary<List<Community.Member>> members = Combinators.combine(
                        attendees(),
                        days(),
                        Arbitraries.integers().between(0, 40).injectNull(0.5))
                .as((who, since, length) ->
                        new Community.Member(who, since, length == null ? null : since.plusDays(length)))
                .list()
                .uniqueElements(each -> each.who().key() + each.since())
                .ofMaxSize(4);
        Arbitrary<List<Practice>> practices = Combinators.combine(days(), maybe(), words(), maybe())
                .as((day, session, title, text) -> new Practice("S001", day, session, title, text))
                .list()
                .uniqueElements(each -> each.date() + each.title())
                .ofMaxSize(4);
        return Combinators.combine(words(), members, practices)
                .as((title, some, exchanged) -> new Community("managers", "essai", title, some, exchanged));
    }

    @Provide
    Arbitrary<TrainingAction> actions() {
        Arbitrary<TrainingAction.Review> reviews =
                Combinators.combine(days(), words(), maybe()).as(TrainingAction.Review::new);
        return Combinators.combine(words(), words().list().ofMaxSize(3), reviews.injectNull(0.4))
                .as((title, sessions, review) ->
                        new TrainingAction("promo", "essai", "equipes-autonomes", title, sessions, review));
    }
}
