package org.essaim.pages;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.pages.Part.Kind;
import org.essaim.programme.Programme;
import org.essaim.session.Attendee;
import org.essaim.session.Communities;
import org.essaim.session.Community;
import org.essaim.session.Practice;
import org.essaim.session.ProgrammeSession;
import org.essaim.session.SessionDossier;

/** Communities of practice of a programme: who is in them, when they meet, what they told each other. */
final class CommunitiesPage extends FormPage {
    static final String PATH = "communities";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Communautés de pratique", "Communities of practice");
    }

    @Override
    Answer show(Visit visit, List<Part> first) {
        if (!visit.below().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = new ArrayList<>(first);
        return visit.text("community").isEmpty() ? all(visit, parts) : one(visit, community(visit), parts);
    }

    private static Communities communities(Visit visit) {
        return visit.essaim().sessions().communities();
    }

    private static Community community(Visit visit) {
        return communities(visit).community(visit.required("community"));
    }

    private static Answer all(Visit visit, List<Part> parts) {
        Programme programme = ProgrammeLinks.programme(visit);
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<List<Cell>> rows = new ArrayList<>();
        for (Community each : communities(visit).of(programme.id())) {
            rows.add(List.of(
                    Cell.link(each.title(), address(visit, each.id())),
                    Cell.of(visit.figures().count(each.size(today))),
                    Cell.of(visit.figures().count(meetings(visit, each).size())),
                    Cell.of(visit.figures().count(each.practices().size()))));
        }
        if (rows.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune communauté pour l’instant.", "No community yet.")));
        } else {
            parts.add(new Part.Grid(
                    visit.say("Communautés du programme", "Communities of the programme"),
                    List.of(
                            Head.words(visit.say("Communauté", "Community")),
                            Head.figures(visit.say("Membres de votre périmètre", "Members within your perimeter")),
                            Head.figures(visit.say("Rencontres", "Meetings")),
                            Head.figures(visit.say("Pratiques échangées", "Practices exchanged"))),
                    rows,
                    List.of()));
        }
        if (visit.may(Duty.COORDINATOR) && visit.isWhole()) {
            parts.add(Typing.of(visit, "found")
                    .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                    .needed(Kind.TEXT, "title", visit.say("Nom", "Name"))
                    .post(
                            ProgrammeLinks.address(visit, PATH, programme),
                            visit.say("Fonder une communauté", "Found a community"),
                            visit.say("Fonder la communauté", "Found the community")));
        }
        return Screen.of(
                ProgrammeWords.name(programme)
                        + visit.say("\u00a0: communautés de pratique", ": communities of practice"),
                parts);
    }

    private static String address(Visit visit, String community) {
        return visit.address(ProgrammesPage.PATH + "/" + PATH, "community", community);
    }

    private static List<SessionDossier> meetings(Visit visit, Community community) {
        return visit.essaim().sessions().of(community.programme()).stream()
                .filter(each -> each.session().community().equals(community.id()))
                .toList();
    }

    private static Answer one(Visit visit, Community community, List<Part> parts) {
        Programme programme = visit.essaim().programmes().programme(community.programme());
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        parts.add(members(visit, community));
        parts.add(meetings(visit, meetings(visit, community)));
        parts.add(practices(visit, community));
        if (visit.may(Duty.COORDINATOR) && !visit.structures().isEmpty()) {
            String seen = seen(tree(community));
            parts.add(who(visit, Typing.of(visit, "join").hidden("seen", seen))
                    .field(Kind.DAY, "date", visit.say("À partir du", "From this day on"), today(), true)
                    .post(
                            address(visit, community.id()),
                            visit.say("Un membre de plus", "One more member"),
                            visit.say("Enregistrer le membre", "Record the member")));
            List<Community.Member> there = present(community);
            if (!there.isEmpty()) {
                parts.add(Typing.of(visit, "leave")
                        .hidden("seen", seen)
                        .choice(
                                "who",
                                visit.say("Qui", "Who"),
                                "",
                                there.stream()
                                        .map(each -> new Part.Option(
                                                token(each),
                                                each.who().structure() + " – "
                                                        + SessionsPage.called(visit, each.who())))
                                        .toList())
                        .field(
                                Kind.DAY,
                                "date",
                                visit.say("N’est plus membre à partir du", "No member any more from"),
                                today(),
                                true)
                        .post(
                                address(visit, community.id()),
                                visit.say("Un membre s’en va", "A member leaves"),
                                visit.say("Enregistrer le départ", "Record the departure")));
            }
            parts.add(share(visit, community));
        }
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Toutes les communautés du programme", "All communities of the programme"),
                ProgrammeLinks.address(visit, PATH, programme)))));
        return Screen.of(community.title(), parts);
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static List<Community.Member> present(Community community) {
        return community.members().stream().filter(each -> each.until() == null).toList();
    }

    private static Tree tree(Community community) {
        return Tree.of(community.toString());
    }

    private static String token(Community.Member member) {
        return seen(Tree.of(SessionsPage.key(member.who()) + "/" + member.since()));
    }

    private static Part members(Visit visit, Community community) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Community.Member member : community.members()) {
            LocalDate until = member.until();
            rows.add(List.of(
                    Cell.of(WaysPage.name(visit, member.who().structure())),
                    Cell.of(SessionsPage.called(visit, member.who())),
                    Cell.of(visit.figures().count(member.who().number())),
                    Cell.of(visit.figures().day(member.since())),
                    until == null
                            ? Cell.absent(visit.say("toujours membre", "still a member"))
                            : Cell.of(visit.figures().day(until))));
        }
        return rows.isEmpty()
                ? new Part.Prose(visit.say("Aucun membre de votre périmètre.", "No member within your perimeter."))
                : new Part.Grid(
                        visit.say("Membres", "Members"),
                        List.of(
                                Head.words(visit.say("Structure", "Structure")),
                                Head.words(visit.say("Qui", "Who")),
                                Head.figures(visit.say("Nombre", "Number")),
                                Head.words(visit.say("Depuis", "Since")),
                                Head.words(visit.say("Jusqu’au", "Until"))),
                        rows,
                        List.of());
    }

    private static Part meetings(Visit visit, List<SessionDossier> meetings) {
        List<List<Cell>> rows = new ArrayList<>();
        for (SessionDossier meeting : meetings) {
            ProgrammeSession session = meeting.session();
            rows.add(List.of(
                    Cell.link(session.title(), SessionsPage.address(visit, session.id())),
                    Cell.of(SessionsPage.when(visit, session)),
                    Cell.of(visit.figures().count(meeting.attended()))));
        }
        return rows.isEmpty()
                ? new Part.Prose(visit.say(
                        "Aucune rencontre\u00a0: une séance qui nomme cette communauté en est une.",
                        "No meeting: a session that names this community is one."))
                : new Part.Grid(
                        visit.say("Rencontres", "Meetings"),
                        List.of(
                                Head.words(visit.say("Rencontre", "Meeting")),
                                Head.words(visit.say("Quand", "When")),
                                Head.figures(visit.say("Présents", "Came"))),
                        rows,
                        List.of());
    }

    private static Part practices(Visit visit, Community community) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Practice practice : community.practices()) {
            rows.add(List.of(
                    Cell.of(practice.title()),
                    Cell.of(practice.text().isEmpty() ? "–" : practice.text()),
                    Cell.of(WaysPage.name(visit, practice.structure())),
                    Cell.of(visit.figures().day(practice.date()))));
        }
        return rows.isEmpty()
                ? new Part.Prose(visit.say("Aucune pratique échangée.", "No practice exchanged."))
                : new Part.Grid(
                        visit.say("Pratiques échangées", "Practices exchanged"),
                        List.of(
                                Head.words(visit.say("Pratique", "Practice")),
                                Head.words(visit.say("En quoi elle consiste", "What it is")),
                                Head.words(visit.say("Structure", "Structure")),
                                Head.words(visit.say("Le", "On"))),
                        rows,
                        List.of());
    }

    private static Typing who(Visit visit, Typing typing) {
        return typing.choice("structure", visit.say("Structure", "Structure"), "", ProgrammeWords.structures(visit))
                .person("worker", visit.say("Matricule d’une personne", "Payroll number of a person"))
                .hint(
                        "Celui du logiciel ou de la paie, jamais un nom. Il devient un pseudonyme.",
                        "That of the program or payroll, never a name. It becomes a pseudonym.")
                .choiceOrEmpty(
                        "function",
                        visit.say("Ou, sans matricule, une fonction", "Or, without a number, a function"),
                        "",
                        ProgrammeWords.functions(visit))
                .free(Kind.COUNT, "number", visit.say("Combien de cette fonction", "How many of this function"));
    }

    private static Part share(Visit visit, Community community) {
        List<Part.Option> meetings = meetings(visit, community).stream()
                .map(each -> new Part.Option(each.session().id(), each.session().title()))
                .toList();
        Typing typing = Typing.of(visit, "share")
                .choice("structure", visit.say("Structure", "Structure"), "", ProgrammeWords.structures(visit))
                .needed(Kind.TEXT, "title", visit.say("Pratique, en quelques mots", "Practice, in some words"))
                .free(Kind.LONG_TEXT, "text", visit.say("En quoi elle consiste", "What it is"))
                .hint("Aucun nom de personne.", "No person's name.")
                .field(Kind.DAY, "date", visit.say("Le", "On"), today(), true);
        if (!meetings.isEmpty()) {
            typing.choiceOrNone("session", visit.say("Lors de la rencontre", "At the meeting"), "", meetings);
        }
        return typing.post(
                address(visit, community.id()),
                visit.say("Une pratique échangée", "A practice that was exchanged"),
                visit.say("Enregistrer la pratique", "Record the practice"));
    }

    @Override
    Done act(Visit visit) {
        visit.require(Duty.COORDINATOR);
        String act = visit.required("do");
        if (act.equals("found")) {
            Typing.requireWhole(visit, Duty.COORDINATOR);
            Programme programme = ProgrammeLinks.programme(visit);
            Community founded =
                    Typing.made(() -> Community.of(Typing.code(visit, "id"), programme.id(), visit.required("title")));
            return new Done(address(visit, founded.id()), communities(visit).found(founded));
        }
        Community community = community(visit);
        String there = address(visit, community.id());
        switch (act) {
            case "join" -> {
                Attendee who = SessionForms.who(visit);
                LocalDate day = SessionForms.day(visit);
                if (community.members().contains(new Community.Member(who, day, null))) {
                    return Done.before(there);
                }
                requireSeen(visit, tree(community));
                return new Done(there, communities(visit).join(community.id(), who, day));
            }
            case "leave" -> {
                Optional<Community.Member> member = present(community).stream()
                        .filter(each -> token(each).equals(visit.required("who")))
                        .findFirst();
                if (member.isEmpty()) {
                    return Done.before(there);
                }
                requireSeen(visit, tree(community));
                return new Done(
                        there,
                        communities(visit).leave(community.id(), member.get().who(), SessionForms.day(visit)));
            }
            case "share" -> {
                Practice practice = Typing.made(() -> new Practice(
                        visit.structure(visit.required("structure")).id(),
                        SessionForms.day(visit),
                        visit.text("session"),
                        visit.required("title"),
                        visit.text("text")));
                return new Done(there, communities(visit).share(community.id(), practice));
            }
            default -> throw Refusal.incomplete(visit.language(), "do");
        }
    }
}
