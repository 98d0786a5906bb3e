package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.essaim.progress.CancelledException;
import org.essaim.progress.Operation;
import org.essaim.progress.Stage;
import org.essaim.progress.Step;
import org.junit.jupiter.api.Test;

/** For how long, and for whom, long work is known. */
class ErrandsTest {
    private static final Screen DONE = Screen.of("Terminé", List.of());

    private Instant now = Instant.parse("2026-02-02T08:00:00Z");
    private final Errands errands = new Errands(Duration.ZERO, () -> now);
    private final List<String> sentTo = new ArrayList<>();

    private Errand begun(String visitor) {
        Errand errand =
                errands.begin(new Errand.Asked(visitor, Language.FRENCH, "", "/essaim/work/", "?lang=fr"), sentTo::add);
        errand.at(new Step(Operation.IMPORT, Stage.READING, "janvier.csv", 0, OptionalLong.empty()));
        return errand;
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    @Test
    void workThatLastsLongerThanItIsKeptIsShownOnceItIsDone() {
        Errand night = begun("camille");
        passes(Duration.ofMinutes(70));
        begun("camille");
        night.end(DONE);
        passes(Duration.ofMinutes(59));
        begun("camille");
        assertThat(errands.find(night.id(), "camille").flatMap(Errand::outcome)).contains(DONE);
        passes(Duration.ofMinutes(2));
        assertThat(errands.find(night.id(), "camille")).isEmpty();
    }

    @Test
    void whatIsUnderWayIsNeverForgotten() {
        Errand errand = begun("camille");
        passes(Duration.ofDays(3));
        assertThat(errands.of("camille")).containsExactly(errand);
    }

    @Test
    void aFileGoesWithTheWorkThatMadeIt() throws Exception {
        Errand errand = begun("camille");
        byte[] bytes = "heures".getBytes(StandardCharsets.UTF_8);
        Answer.Download kept = errand.keep(new Answer.Download("bilan.csv", "text/csv", out -> out.write(bytes)));
        errand.end(kept);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        kept.content().writeTo(read);
        assertThat(read.toByteArray()).isEqualTo(bytes);
        passes(Duration.ofMinutes(61));
        // Whoever opens any page.
        assertThat(errands.of("dominique")).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> kept.content().writeTo(new ByteArrayOutputStream()));
    }

    @Test
    void onlyTheLastOfManyAreKept() {
        List<Errand> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Errand errand = begun("camille");
            errand.end(DONE);
            all.add(errand);
        }
        assertThat(errands.of("camille")).hasSize(20).doesNotContainAnyElementsOf(all.subList(0, 5));
    }

    @Test
    void nobodyElseFindsItOrSeesIt() {
        Errand errand = begun("camille");
        assertThat(errands.find(errand.id(), "dominique")).isEmpty();
        assertThat(errands.of("dominique")).isEmpty();
        assertThat(sentTo).containsExactly("/essaim/work/" + errand.id() + "?lang=fr");
    }

    @Test
    void theProgramThatEndsTakesItsWorkWithIt() {
        Errand errand = begun("camille");
        errands.close();
        assertThat(errands.of("camille")).isEmpty();
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() ->
                        errand.at(new Step(Operation.IMPORT, Stage.WRITING, "janvier.csv", 1, OptionalLong.empty())));
    }
}
