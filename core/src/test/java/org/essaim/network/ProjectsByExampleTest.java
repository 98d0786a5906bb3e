package org.essaim.network;

import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.essaim.document.SourceTable;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Structure;
import org.essaim.recording.Recorded;
import org.essaim.recording.TableRule;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/projects}, which a coordinator can read; their README says what each key means. */
class ProjectsByExampleTest {
    private static final List<Structure> STRUCTURES = Stream.of("S001", "S002")
            .map(id -> new Structure(id, "Fictive", null, null, null, ZoneId.of("Europe/Paris"), ByDate.never()))
            .toList();

    static List<TableRule> rules() throws IOException, URISyntaxException {
        return TableRule.of("projects", "PRJ");
    }

    @Test
    void everyFindingAboutProjectsIsShownByARule() throws IOException, URISyntaxException {
        TableRule.requireEachCodeShown(rules(), "ESM-180");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void projectsAreRegisteredAsTheRuleShows(TableRule rule) {
        Store store = new InMemoryStore();
        NetworkProjects projects = new NetworkProjects(
                store,
                () -> new Actor("coordination", Perimeter.all()),
                () -> STRUCTURES,
                Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC));
        rule.play(new TableRule.Desk() {
            @Override
            public Recorded load(String table, SourceTable rows) {
                return projects.load(rows);
            }

            @Override
            public MeasureSource measures() {
                throw new IllegalStateException("Projects are not measured.");
            }

            @Override
            public Store store() {
                return store;
            }
        });
    }
}
