package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a metrics system is told of commits, and what it is not. */
final class ObservationTest {
    private final List<Observation.Context> seen = new ArrayList<>();
    private final ApplicationContextRunner host = Hosts.open().withBean(ObservationRegistry.class, this::registry);

    private ObservationRegistry registry() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                seen.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        return registry;
    }

    @Test
    void eachCommitIsObservedByWhatItIsFor() {
        host.run(host -> {
            Essaim essaim = host.getBean(Essaim.class);
            Hosts.found(essaim);
            assertThat(work()).containsOnly("settings", "labels");
            seen.clear();
            for (String structure : List.of("S001", "S002")) {
                essaim.time().load(Hosts.planning(1), structure);
            }
            essaim.time()
                    .mapping("S001")
                    .from(Hosts.JANUARY.atDay(1))
                    .map("Point", Category.TEAM_MEETING)
                    .save();
            essaim.time().timeSheets("S001", Hosts.JANUARY).render(java.util.Locale.FRENCH);
            essaim.time().close(List.of("S001", "S002"), Hosts.JANUARY);
            essaim.funding().issue("DIALOGUE", Hosts.JANUARY, Hosts.JANUARY);
            assertThat(work())
                    .containsExactly("import", "import", "labels", "time-sheets", "closing", "closing", "statement");
            assertThat(seen).extracting(Observation.Context::getName).containsOnly("essaim.commit");
        });
    }

    @Test
    void noIdentifierIsATagOfAnyKind() {
        host.run(host -> {
            Essaim essaim = host.getBean(Essaim.class);
            Hosts.found(essaim);
            essaim.time().load(Hosts.planning(1), "S001");
            essaim.time().close(List.of("S001"), Hosts.JANUARY);
            assertThat(seen).isNotEmpty().allSatisfy(context -> {
                assertThat(context.getHighCardinalityKeyValues()).isEmpty();
                assertThat(context.getLowCardinalityKeyValues())
                        .extracting(KeyValue::getKey)
                        .containsExactly("work");
                assertThat(context.getAllKeyValues().toString()).doesNotContain("S001");
                assertThat(String.valueOf(context.getContextualName())).isEqualTo("essaim commit");
            });
        });
    }

    @Test
    void whatFailsIsTold() {
        host.run(host -> {
            host.getBean(Essaim.class);
            DocumentKey key = new DocumentKey("claim", "c");
            assertThatThrownBy(() -> host.getBean(Essaim.class)
                            .store()
                            .commit(new Commit(
                                    "host",
                                    java.time.Instant.EPOCH,
                                    List.of(new Commit.Put(key, 7, Tree.of("x"))),
                                    List.of())))
                    .isInstanceOf(LostUpdateException.class);
            assertThat(work()).containsExactly("claim");
            assertThat(seen.get(0).getError()).isInstanceOf(LostUpdateException.class);
        });
    }

    private List<String> work() {
        return seen.stream()
                .map(context -> {
                    KeyValue work = context.getLowCardinalityKeyValue("work");
                    return work == null ? "" : work.getValue();
                })
                .toList();
    }
}
