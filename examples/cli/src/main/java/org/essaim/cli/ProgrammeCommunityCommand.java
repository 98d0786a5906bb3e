package org.essaim.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.session.Communities;
import org.essaim.session.Community;
import org.essaim.session.Practice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme community}: founds communities of practice, and says who is in them and what they exchange. */
@Command(name = "community")
final class ProgrammeCommunityCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Parameters(index = "1", paramLabel = "COMMUNITY", arity = "0..1", descriptionKey = "community.id")
    private @Nullable String id;

    @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "community.title")
    private @Nullable String title;

    @Option(names = "--json")
    private boolean json;

    ProgrammeCommunityCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            Communities communities = essaim.sessions().communities();
            if (id != null && title != null) {
                return RecordedAnswer.tell(communities.found(founded(id, title)), program, json);
            }
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            List<Community> found = id == null ? communities.of(programme) : List.of(communities.community(id));
            if (json) {
                program.answer(Tree.fields()
                        .put(
                                "communities",
                                found.stream().map(each -> tree(each, today)).toList())
                        .build());
                return Exit.FINE;
            }
            for (Community each : found) {
                program.say(
                        "community.stands",
                        each.id(),
                        each.title(),
                        each.size(today),
                        each.practices().size());
                for (Practice practice : each.practices()) {
                    program.say(
                            "community.practice",
                            program.figures().day(practice.date()),
                            practice.structure(),
                            practice.title(),
                            practice.text());
                }
            }
            return Exit.FINE;
        }
    }

    private Community founded(String identifier, String itsTitle) {
        try {
            return Community.of(identifier, programme, itsTitle);
        } catch (IllegalArgumentException e) {
            throw new EssaimException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Tree tree(Community community, LocalDate today) {
        return Tree.fields()
                .put("community", community.id())
                .put("title", community.title())
                .put("members", community.size(today))
                .put(
                        "practices",
                        community.practices().stream()
                                .map(each -> (Tree) Tree.fields()
                                        .put("date", each.date().toString())
                                        .put("structure", each.structure())
                                        .put("title", each.title())
                                        .putIfPresent("text", each.text())
                                        .putIfPresent("session", each.session())
                                        .build())
                                .toList())
                .build();
    }
}
