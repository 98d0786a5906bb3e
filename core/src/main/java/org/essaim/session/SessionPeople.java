package org.essaim.session;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.essaim.document.Tree;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.essaim.time.PersonalRecords;
import org.jspecify.annotations.Nullable;

/**
 * The workers whom sessions and communities know; who goes is left as somebody of the structure of whom nothing is known, so that
 * it still can be told how many came.
 */
final class SessionPeople implements PersonalRecords {

    @Override
    public List<Known> known(Store store) {
        List<Known> known = new ArrayList<>();
        for (SessionDossier dossier : Dossiers.of(store).all()) {
            YearMonth month = month(dossier);
            dossier.registrations().forEach(each -> know(each.who(), month, known));
            dossier.attendances().forEach(each -> know(each.who(), month, known));
        }
        for (Community community : Communities.all(store)) {
            for (Community.Member member : community.members()) {
                // Who still is a member is of no month that is over.
                if (member.until() != null) {
                    know(member.who(), YearMonth.from(member.until()), known);
                }
            }
        }
        return known;
    }

    private static void know(Attendee who, YearMonth month, List<Known> known) {
        WorkerId worker = who.worker();
        if (worker != null) {
            known.add(new Known(who.structure(), worker, month));
        }
    }

    private static YearMonth month(SessionDossier dossier) {
        return YearMonth.from(dossier.interval().startDate());
    }

    @Override
    public List<Without> without(Store store, Gone gone) {
        List<Without> all = new ArrayList<>();
        for (Document newest : store.documents(Dossiers.KIND)) {
            store.history(newest.key()).forEach(version -> session(version, gone, all));
        }
        for (Document newest : store.documents(Communities.KIND)) {
            store.history(newest.key()).forEach(version -> community(version, gone, all));
        }
        return all;
    }

    private static void session(Document version, Gone gone, List<Without> all) {
        SessionDossier dossier = SessionDossier.read(version);
        YearMonth month = month(dossier);
        Set<String> structures = new HashSet<>();
        TreeMap<String, Registration> registrations = new TreeMap<>();
        TreeMap<String, Attendance> attendances = new TreeMap<>();
        long records = 0;
        for (Registration each : dossier.registrations()) {
            boolean goes = goes(each.who(), month, gone);
            records += goes ? 1 : 0;
            Registration left = goes ? new Registration(somebody(each.who(), structures), each.date()) : each;
            registrations.merge(left.who().key(), left, SessionPeople::both);
        }
        for (Attendance each : dossier.attendances()) {
            boolean goes = goes(each.who(), month, gone);
            records += goes ? 1 : 0;
            // When who came and on which sheet they signed tells of them.
            Attendance left = goes ? Attendance.whole(somebody(each.who(), structures), "") : each;
            attendances.merge(left.who().key(), left, SessionPeople::both);
        }
        if (records > 0) {
            Tree content = new SessionDossier(
                            dossier.session(), List.copyOf(registrations.values()), List.copyOf(attendances.values()))
                    .toTree();
            all.add(new Without(version, content, structures, records));
        }
    }

    private static Registration both(Registration one, Registration other) {
        return new Registration(
                one.who().and(other.who()), one.date().isBefore(other.date()) ? one.date() : other.date());
    }

    private static Attendance both(Attendance one, Attendance other) {
        return Attendance.whole(one.who().and(other.who()), "");
    }

    private static void community(Document version, Gone gone, List<Without> all) {
        Community community = Keeping.read(version, Community::read);
        Set<String> structures = new HashSet<>();
        List<Community.Member> members = new ArrayList<>();
        long records = 0;
        for (Community.Member member : community.members()) {
            Community.@Nullable Member left = without(member, gone);
            if (left == null) {
                members.add(member);
            } else {
                records++;
                structures.add(member.who().structure());
                members.add(left);
            }
        }
        if (records > 0) {
            all.add(new Without(version, community.with(members).toTree(), structures, records));
        }
    }

    // Nothing if the membership stays as it is. Of one that holds on, what comes after the erased months is kept.
    private static Community.@Nullable Member without(Community.Member member, Gone gone) {
        YearMonth first = YearMonth.from(member.since());
        boolean over = member.until() != null && member.until().isBefore(gone.keptFrom());
        if (over) {
            YearMonth last = YearMonth.from(java.util.Objects.requireNonNull(member.until()));
            return goes(member.who(), last, gone) ? forgotten(member) : null;
        }
        if (gone.worker() == null || !goes(member.who(), first, gone)) {
            return null;
        }
        return gone.stays() ? new Community.Member(member.who(), gone.keptFrom(), member.until()) : forgotten(member);
    }

    private static Community.Member forgotten(Community.Member member) {
        return new Community.Member(Attendee.somebody(member.who().structure(), 1), member.since(), member.until());
    }

    private static boolean goes(Attendee who, YearMonth month, Gone gone) {
        WorkerId worker = who.worker();
        return worker != null && gone.takes(who.structure(), worker, month);
    }

    private static Attendee somebody(Attendee who, Set<String> structures) {
        structures.add(who.structure());
        return Attendee.somebody(who.structure(), who.number());
    }
}
