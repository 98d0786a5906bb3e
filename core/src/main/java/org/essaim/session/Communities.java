package org.essaim.session;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.essaim.engagement.Programmes;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.time.Privacy;

/**
 * Communities of practice (<i>communautés de pratique</i>): who is a member since when, and what they told each other. Their meetings
 * are sessions that name them. Thread-safe.
 */
public final class Communities {
    static final String KIND = "community";
    private final Store store;
    private final Rights rights;
    private final Privacy privacy;
    private final Programmes programmes;
    private final Clock clock;

    Communities(Store store, Rights rights, Privacy privacy, Programmes programmes, Clock clock) {
        this.store = store;
        this.rights = rights;
        this.privacy = privacy;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** The communities of a programme, with what of them the actor may know. */
    public List<Community> of(String programme) {
        String known = programmes.programme(programme).id();
        return all(store).stream()
                .filter(each -> each.programme().equals(known))
                .map(each -> each.of(rights::covers))
                .toList();
    }

    /**
     * A community, with what of it the actor may know.
     *
     * @throws EssaimException if it is unknown
     */
    public Community community(String id) {
        return known(id).of(rights::covers);
    }

    private Community known(String id) {
        return find(store, id)
                .orElseThrow(() -> new EssaimException("Community [" + id + "] is unknown.\nMaybe one of "
                        + all(store).stream().map(Community::id).toList() + "."));
    }

    /** Founds a community, or changes its title; who joined and what was exchanged is recorded apart. */
    public Recorded found(Community community) {
        rights.requireWhole("Community", community.id());
        programmes.programme(community.programme());
        Community known = find(store, community.id())
                .map(each -> each.titled(community.title()))
                .orElseGet(() -> Community.of(community.id(), community.programme(), community.title()));
        return put(known, List.of());
    }

    /** Records that somebody is a member from this day on. */
    public Recorded join(String community, Attendee who, LocalDate day) {
        rights.require(who.recorded().structure());
        Community known = known(community);
        List<Finding> findings = new ArrayList<>(rights.unknown(who.structure()));
        Keeping.erased(privacy, who, day).ifPresent(findings::add);
        boolean there = known.members().stream().anyMatch(each -> each.who().equals(who) && each.isThere(day));
        return put(there ? known : known.with(new Community.Member(who, day, null)), findings);
    }

    /**
     * Records that somebody is a member no longer, from this day on.
     *
     * @throws EssaimException if they are no member then
     */
    public Recorded leave(String community, Attendee who, LocalDate day) {
        rights.require(who.structure());
        Community known = known(community);
        Community.Member member = known.members().stream()
                .filter(each -> each.who().isAs(who) && each.isThere(day))
                .findFirst()
                .orElseThrow(() -> new EssaimException("Nobody of structure [" + who.structure()
                        + "] who was named is a member of community [" + community + "] on [" + day
                        + "].\nMaybe the day is wrong."));
        return put(known.with(new Community.Member(member.who(), member.since(), day)), List.of());
    }

    /** Records a practice that a structure told the others of. */
    public Recorded share(String community, Practice practice) {
        rights.require(practice.structure());
        Community known = known(community);
        List<Finding> findings = new ArrayList<>(rights.unknown(practice.structure()));
        List<String> meetings = Dossiers.of(store).all().stream()
                .map(SessionDossier::session)
                .filter(each -> each.community().equals(community))
                .map(ProgrammeSession::id)
                .toList();
        if (!practice.session().isEmpty() && !meetings.contains(practice.session())) {
            findings.add(Keeping.unknownSession(practice.session(), meetings));
        }
        boolean member = known.members().stream()
                .anyMatch(each -> each.who().structure().equals(practice.structure()) && each.isThere(practice.date()));
        if (!member) {
            findings.add(notAMember(practice.structure(), community, practice.date()));
        }
        return put(known.with(practice), findings);
    }

    private Recorded put(Community community, List<Finding> findings) {
        return Keeping.put(
                store,
                rights.actor(),
                clock.instant(),
                new DocumentKey(KIND, community.id()),
                community.toTree(),
                findings);
    }

    static List<Community> all(Store store) {
        return store.documents(KIND).stream()
                .map(document -> Keeping.read(document, Community::read))
                .toList();
    }

    static Optional<Community> find(Store store, String id) {
        return Keeping.document(store, KIND, id).map(document -> Keeping.read(document, Community::read));
    }

    /** A session that names a community that nobody founded. */
    static Optional<Finding> unknown(Store store, String community) {
        return community.isEmpty() || find(store, community).isPresent()
                ? Optional.empty()
                : Optional.of(Finding.of(Code.DANGLING_REFERENCE)
                        .column("community")
                        .value(community)
                        .with("kind", "community")
                        .with("valid", all(store).stream().map(Community::id).collect(Collectors.joining(", ")))
                        .build());
    }

    /** Who comes to a meeting of a community and is no member: it happens, and is said. */
    static Optional<Finding> stranger(Optional<Community> community, Attendee who, LocalDate day) {
        return community.filter(each -> !each.has(who, day)).map(each -> notAMember(who.structure(), each.id(), day));
    }

    private static Finding notAMember(String structure, String community, LocalDate day) {
        return Finding.of(Code.NOT_A_MEMBER)
                .value(structure)
                .with("community", community)
                .with("day", day)
                .build();
    }
}
